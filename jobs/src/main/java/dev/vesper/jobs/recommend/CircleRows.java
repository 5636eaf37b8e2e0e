package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Which circles people belong to as of days: one row a person and circle. */
final class CircleRows {
  /** As of the end of which day circles are told, and which members count. */
  static final String AS_OF = "as_of";

  static final String MEMBER_AS_OF = "member_as_of";

  private static final String[] USER = {Gathering.USER};

  private CircleRows() {}

  /** People of whom circles are told as of one day. */
  static Dataset<Row> asOf(Dataset<Row> people, LocalDate day) {
    return people.select(col(Gathering.USER), lit(day).as(AS_OF), lit(day).as(MEMBER_AS_OF));
  }

  /**
   * The circles of some people.
   *
   * @param people with the days as of which theirs are told, not more than 63 before the night
   */
  static Dataset<Row> of(Inputs in, Dataset<Row> people) {
    Dataset<Row> profiles = in.tonight(UserFeatures.TABLE);
    return communities(in.tonight(Memberships.TABLE), people)
        .unionByName(origins(in.tonight(UserOrigins.TABLE), people))
        .unionByName(profile(profiles, people, Circle.OCCUPATION, UserFeatures.OCCUPATION))
        .unionByName(profile(profiles, people, Circle.BIRTH_DECADE, UserFeatures.BIRTH_DECADE));
  }

  /** The names of those that ten people or more belong to. */
  static Catalogue names(Dataset<Row> circles) {
    return Catalogue.of(
        circles
            .groupBy(col(Gathering.CIRCLE))
            .agg(count(lit(1)).as(AS_OF))
            .where(col(AS_OF).geq(lit(Discretion.FEWEST)))
            .select(col(Gathering.CIRCLE))
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList());
  }

  private static Dataset<Row> communities(Dataset<Row> memberships, Dataset<Row> people) {
    Column ago = datediff(Table.DT.col(), col(MEMBER_AS_OF));
    Column then = call_function("shiftrightunsigned", Memberships.RECENT_MEMBER_DAYS.col(), ago);
    return memberships
        .withColumnRenamed(Memberships.USER_ID.name(), Gathering.USER)
        .join(people, USER, "inner")
        .where(ago.between(0, Long.SIZE - 1))
        .where(then.bitwiseAND(lit(1L)).equalTo(1L))
        .select(col(Gathering.USER), circle(Circle.COMMUNITY, Memberships.COMMUNITY_ID));
  }

  private static Dataset<Row> origins(Dataset<Row> origins, Dataset<Row> people) {
    Dataset<Row> told =
        origins
            .withColumnRenamed(UserOrigins.USER_ID.name(), Gathering.USER)
            .join(people, USER, "inner")
            .where(UserOrigins.TOLD_ON.col().leq(col(AS_OF)));
    return origin(told, Origin.CHANNEL, Circle.CHANNEL)
        .unionByName(origin(told, Origin.REGION, Circle.REGION));
  }

  private static Dataset<Row> origin(Dataset<Row> told, Origin origin, Circle kind) {
    return told.where(UserOrigins.ORIGIN.col().equalTo(origin.word()))
        .select(col(Gathering.USER), circle(kind, UserOrigins.VALUE));
  }

  private static Dataset<Row> profile(
      Dataset<Row> profiles, Dataset<Row> people, Circle kind, Field field) {
    return profiles
        .where(field.col().isNotNull())
        .withColumnRenamed(UserFeatures.USER_ID.name(), Gathering.USER)
        .join(people, USER, "left_semi")
        .select(col(Gathering.USER), circle(kind, field));
  }

  private static Column circle(Circle kind, Field value) {
    return concat(lit(kind.prefix()), value.col().cast(DataTypes.StringType)).as(Gathering.CIRCLE);
  }
}
