package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.pipeline.night.Inputs;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Which bars the people of one block pass; who is not told of passes none. */
final class Passes implements Serializable {
  /** The column of the numbers of all bars that somebody passes. */
  static final String PASSED = "passed";

  private static final String BIRTH_YEAR = "birth_year_told";
  private static final String MEMBER_OF = "member_of";
  private static final BitSet NONE = new BitSet();

  private final Map<String, BitSet> byPerson = new HashMap<>();

  /** Of people whom nothing is told of. */
  static Passes none() {
    return new Passes();
  }

  /** Of rows of a person and what the person passes. */
  static Passes of(Iterator<Row> rows) {
    Passes passes = new Passes();
    Map<BitSet, BitSet> same = new HashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      BitSet passed = new BitSet();
      row.<Integer>getList(1).forEach(passed::set);
      passes.byPerson.put(row.getString(0), same.computeIfAbsent(passed, first -> first));
    }
    return passes;
  }

  /** Of some communities those that nobody is a member of. */
  static List<String> empty(Inputs in, List<String> communities) {
    if (communities.isEmpty()) {
      return List.of();
    }
    List<String> peopled =
        members(in, communities)
            .select(Memberships.COMMUNITY_ID.col())
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return communities.stream().filter(each -> !peopled.contains(each)).toList();
  }

  private static Dataset<Row> members(Inputs in, List<String> communities) {
    return in.tonight(Memberships.TABLE)
        .where(
            Memberships.IS_MEMBER
                .col()
                .and(Memberships.COMMUNITY_ID.col().isin(communities.toArray())));
  }

  /** Which bars a person passes. */
  BitSet of(String person) {
    return byPerson.getOrDefault(person, NONE);
  }

  /** What each of the listed passes at the end of a night. */
  static Dataset<Row> rows(
      Inputs in, Dataset<Row> listed, Conditions conditions, LocalDate night, KnownFrom users) {
    List<Bar> bars = conditions.bars();
    Dataset<Row> aged =
        conditions.asksForAges() && users == KnownFrom.DIMENSION
            ? withAges(listed, in)
            : listed.withColumn(BIRTH_YEAR, lit(null).cast(DataTypes.IntegerType));
    Dataset<Row> told = withMemberships(aged, in, conditions.communities());
    List<Column> passed = new ArrayList<>();
    for (int number = 0; number < bars.size(); number++) {
      passed.add(when(passes(bars.get(number), night), lit(number)));
    }
    return told.select(
        col(Gathering.USER), array_compact(array(passed.toArray(Column[]::new))).as(PASSED));
  }

  /**
   * Of a birthday the year alone is known. Who was born in a year has surely reached, by the end of
   * any day, the years since less one.
   */
  private static Column passes(Bar bar, LocalDate night) {
    if (bar instanceof Bar.Age age) {
      return lit(night.getYear()).minus(col(BIRTH_YEAR)).gt(age.least());
    }
    return arrays_overlap(
        col(MEMBER_OF),
        array(
            ((Bar.Members) bar).communities().stream().map(id -> lit(id)).toArray(Column[]::new)));
  }

  private static Dataset<Row> withAges(Dataset<Row> listed, Inputs in) {
    Dataset<Row> years =
        in.snapshot(Users.TABLE)
            .where(Users.BIRTH_YEAR.col().geq(Users.FIRST_BIRTH_YEAR))
            .select(Users.USER_ID.col().as(Gathering.USER), Users.BIRTH_YEAR.col().as(BIRTH_YEAR));
    return listed.join(years, new String[] {Gathering.USER}, "left");
  }

  private static Dataset<Row> withMemberships(
      Dataset<Row> listed, Inputs in, List<String> communities) {
    if (communities.isEmpty()) {
      return listed;
    }
    Dataset<Row> theirs =
        members(in, communities)
            .groupBy(Memberships.USER_ID.col().as(Gathering.USER))
            .agg(collect_set(Memberships.COMMUNITY_ID.col()).as(MEMBER_OF));
    return listed.join(theirs, new String[] {Gathering.USER}, "left");
  }
}
