package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.statistics.Discretion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts how many people of each circle have each content. */
final class CircleCounts {
  private static final String CIRCLE = "circle";
  private static final String CONTENT = "content";
  private static final String PEOPLE = "people";
  private static final String PLACE = "place";

  private static final StructType SCHEMA =
      new StructType()
          .add(CIRCLE, DataTypes.IntegerType, false)
          .add(CONTENT, DataTypes.IntegerType, false)
          .add(PEOPLE, DataTypes.LongType, false);

  private CircleCounts() {}

  /** The circles of some people; of those of fewer than ten who have anything, nothing. */
  static Circles of(
      JavaRDD<People> people, Catalogue names, Popularity popularity, SparkSession spark) {
    List<long[]> blocks = people.map(some -> new OfBlock(some, names.count()).sizes()).collect();
    long[] sizes = new long[names.count() + 1];
    for (long[] block : blocks) {
      for (int circle = 0; circle < sizes.length; circle++) {
        sizes[circle] += block[circle];
      }
    }
    Map<Integer, List<Row>> counted = counted(people, names, popularity.count(), spark);
    List<Circles.Told> told = new ArrayList<>();
    for (int circle = 0; circle < names.count(); circle++) {
      told.add(
          sizes[circle] < Discretion.FEWEST
              ? Circles.Told.NOTHING
              : told(sizes[circle], counted.getOrDefault(circle, List.of())));
    }
    return Circles.of(names, told, sizes[names.count()], popularity);
  }

  private static Circles.Told told(long people, List<Row> rows) {
    return new Circles.Told(
        people,
        rows.stream().map(row -> row.getInt(1)).toList(),
        rows.stream().map(row -> Math.toIntExact(row.getLong(2))).toList());
  }

  /** By circle what ten people or more of it have, in rising order. */
  private static Map<Integer, List<Row>> counted(
      JavaRDD<People> people, Catalogue names, int contents, SparkSession spark) {
    int circles = names.count();
    JavaRDD<Row> pairs = people.flatMap(some -> new OfBlock(some, circles).pairs(contents));
    Dataset<Row> most =
        spark
            .createDataFrame(pairs, SCHEMA)
            .groupBy(col(CIRCLE), col(CONTENT))
            .agg(sum(col(PEOPLE)).as(PEOPLE))
            .where(col(PEOPLE).geq(lit(Discretion.FEWEST)))
            .withColumn(
                PLACE,
                row_number()
                    .over(
                        Window.partitionBy(col(CIRCLE)).orderBy(col(PEOPLE).desc(), col(CONTENT))))
            .where(col(PLACE).leq(lit(Circles.MOST)))
            .orderBy(col(CIRCLE), col(CONTENT));
    Map<Integer, List<Row>> byCircle = new TreeMap<>();
    for (Row row : most.select(col(CIRCLE), col(CONTENT), col(PEOPLE)).collectAsList()) {
      byCircle.computeIfAbsent(row.getInt(0), any -> new ArrayList<>()).add(row);
    }
    return byCircle;
  }

  /** The circles of one block: of each, who belongs to it and has anything. */
  private static final class OfBlock {
    private final Ties had;
    private final Map<Integer, List<Integer>> members = new TreeMap<>();
    private final long[] sizes;

    OfBlock(People people, int circles) {
      this.had = people.had();
      this.sizes = new long[circles + 1];
      Ties belonging = people.circles();
      for (int each = 0; each < had.people(); each++) {
        int person = each;
        if (had.count(person) > 0) {
          sizes[circles]++;
          IntStream.range(belonging.start(person), belonging.start(person + 1))
              .map(belonging::content)
              .forEach(
                  circle -> members.computeIfAbsent(circle, any -> new ArrayList<>()).add(person));
        }
      }
      members.forEach((circle, some) -> sizes[circle] = some.size());
    }

    /** How many people each circle has, and at the end how many people there are. */
    long[] sizes() {
      return sizes;
    }

    /** How many people of each circle have each content. */
    Iterator<Row> pairs(int contents) {
      int[] counts = new int[contents];
      return members.entrySet().stream()
          .flatMap(each -> pairs(each.getKey(), each.getValue(), counts).stream())
          .iterator();
    }

    private List<Row> pairs(int circle, List<Integer> some, int[] counts) {
      Arrays.fill(counts, 0);
      for (int person : some) {
        for (int tie = had.start(person); tie < had.start(person + 1); tie++) {
          counts[had.content(tie)]++;
        }
      }
      List<Row> rows = new ArrayList<>();
      for (int content = 0; content < counts.length; content++) {
        if (counts[content] > 0) {
          rows.add(RowFactory.create(circle, content, (long) counts[content]));
        }
      }
      return Collections.unmodifiableList(rows);
    }
  }
}
