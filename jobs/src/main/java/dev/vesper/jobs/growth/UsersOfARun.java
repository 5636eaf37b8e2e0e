package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.revenue.SubscriptionSpans;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of the users of a run of nights, the rows of each user side by side: how the user
 * stood before the run, each active day of the run, and where the user comes from. Days and hours
 * are numbers from 1970 on.
 */
final class UsersOfARun {
  static final int USER = 0;

  /** An active day; of a user before the run the first one; of an origin, when it was told. */
  static final int DAY = 1;

  /** What happened on an active day; absent from rows of another sort. */
  static final int MARKS = 2;

  static final int FIRST_HOUR = 3;
  static final int LAST_HOUR = 4;
  static final int REGISTERED = 5;
  static final int PURCHASED = 6;
  static final int JOINED = 7;
  static final int LAST_DAY = 8;

  /** The days before the run; absent from rows of another sort. */
  static final int RECENT = 9;

  /** The breakdown of an origin; absent from rows of another sort. */
  static final int BREAKDOWN = 10;

  static final int PART = 11;
  static final int LAST_PURCHASED = 12;

  /** The last day of a subscription that begins on the day; absent from rows of another sort. */
  static final int UNTIL = 13;

  /** The last day of being listed since the day; absent from rows of another sort. */
  static final int LISTED_UNTIL = 14;

  /** A mark of a day with a register event. */
  static final int REGISTERS = 1;

  /** A mark of a day with a purchase. */
  static final int PURCHASES = 2;

  /** A mark of a day on which the user joined a community. */
  static final int JOINS = 4;

  private static final StructType COLUMNS =
      new StructType()
          .add("user", DataTypes.StringType)
          .add("day", DataTypes.IntegerType)
          .add("marks", DataTypes.IntegerType)
          .add("first_hour", DataTypes.LongType)
          .add("last_hour", DataTypes.LongType)
          .add("registered", DataTypes.IntegerType)
          .add("purchased", DataTypes.IntegerType)
          .add("joined", DataTypes.IntegerType)
          .add("last_day", DataTypes.IntegerType)
          .add("recent", DataTypes.LongType)
          .add("breakdown", DataTypes.IntegerType)
          .add("part", DataTypes.IntegerType)
          .add("last_purchased", DataTypes.IntegerType)
          .add("until", DataTypes.IntegerType)
          .add("listed_until", DataTypes.IntegerType);

  private static final String HASH = "hash";
  private static final String NUMBER = "number_of_part";
  private static final long SECONDS_PER_HOUR = 3600;

  private UsersOfARun() {}

  /**
   * The users who ever signed in, or are registered; of others there are no rows but of origins.
   *
   * @param before the users as of the night before the run
   * @param days what they did in the run
   * @param subscribed their {@link SubscriptionSpans}
   * @param listed their {@link Listings}
   * @param firsts where they come from, as of the end of the run; absent without breakdowns
   */
  static Dataset<Row> of(
      Dataset<Row> before,
      Dataset<Row> days,
      Dataset<Row> subscribed,
      Optional<Dataset<Row>> listed,
      Optional<Dataset<Row>> firsts,
      Parts parts) {
    Dataset<Row> rows =
        now(known(days)).unionByName(then(known(before))).unionByName(spans(subscribed));
    if (listed.isPresent()) {
      rows = rows.unionByName(registered(listed.get()));
    }
    for (int breakdown = 0; breakdown < parts.breakdowns(); breakdown++) {
      rows = rows.unionByName(told(firsts.orElseThrow(), parts, breakdown));
    }
    Column user = column(USER);
    return rows.withColumn(HASH, xxhash64(user)) // a number, which sorts faster than a text
        .repartition(col(HASH))
        .sortWithinPartitions(col(HASH), user)
        .drop(HASH);
  }

  private static Dataset<Row> known(Dataset<Row> rows) {
    return rows.where(UserDays.IS_KNOWN.col());
  }

  private static Dataset<Row> now(Dataset<Row> days) {
    Column marks =
        mark("register", REGISTERS).plus(mark("purchase", PURCHASES)).plus(mark("join", JOINS));
    return rows(
        days,
        List.of(
            named(USER, UserDays.USER_ID.col()),
            named(DAY, unix_date(Table.DT.col())),
            named(MARKS, marks),
            named(FIRST_HOUR, hour(UserDays.FIRST_EVENT_TIME)),
            named(LAST_HOUR, hour(UserDays.LAST_EVENT_TIME))));
  }

  private static Column mark(String type, int mark) {
    return when(UserDays.BY_TYPE.get(type).col().gt(0), mark).otherwise(0);
  }

  private static Dataset<Row> then(Dataset<Row> before) {
    return rows(
        before,
        List.of(
            named(USER, UserStates.USER_ID.col()),
            named(DAY, unix_date(UserStates.FIRST_ACTIVE_ON.col())),
            named(FIRST_HOUR, hour(UserStates.FIRST_EVENT_TIME)),
            named(LAST_HOUR, hour(UserStates.LAST_EVENT_TIME)),
            named(REGISTERED, unix_date(UserStates.REGISTERED_ON.col())),
            named(PURCHASED, unix_date(UserStates.FIRST_PURCHASED_ON.col())),
            named(LAST_PURCHASED, unix_date(UserStates.LAST_PURCHASED_ON.col())),
            named(JOINED, unix_date(UserStates.FIRST_JOINED_ON.col())),
            named(LAST_DAY, unix_date(UserStates.LAST_ACTIVE_ON.col())),
            named(RECENT, UserStates.RECENT_DAYS.col())));
  }

  private static Dataset<Row> spans(Dataset<Row> subscribed) {
    return rows(
        subscribed,
        List.of(
            named(USER, SubscriptionSpans.USER_ID.col()),
            named(DAY, unix_date(SubscriptionSpans.FIRST_NIGHT.col())),
            named(UNTIL, unix_date(SubscriptionSpans.LAST_NIGHT.col()))));
  }

  /** The rows of {@link Listings}. */
  private static Dataset<Row> registered(Dataset<Row> listings) {
    return rows(
        listings,
        List.of(
            named(USER, Listings.USER_ID.col()),
            named(DAY, unix_date(Listings.FIRST_NIGHT.col())),
            named(LISTED_UNTIL, unix_date(Listings.LAST_NIGHT.col()))));
  }

  private static Dataset<Row> told(Dataset<Row> firsts, Parts parts, int breakdown) {
    return rows(
        parts.numbered(firsts, breakdown, NUMBER),
        List.of(
            named(USER, UserOrigins.USER_ID.col()),
            named(DAY, unix_date(UserOrigins.TOLD_ON.col())),
            named(BREAKDOWN, lit(breakdown)),
            named(PART, col(NUMBER))));
  }

  /** Rows with some of the columns; the others are absent. */
  private static Dataset<Row> rows(Dataset<Row> from, List<Column> some) {
    List<String> there = List.of(from.select(some.toArray(Column[]::new)).columns());
    Dataset<Row> rows = from.select(some.toArray(Column[]::new));
    for (StructField column : COLUMNS.fields()) {
      if (!there.contains(column.name())) {
        rows = rows.withColumn(column.name(), lit(null).cast(column.dataType()));
      }
    }
    return rows.select(columns());
  }

  private static Column[] columns() {
    return List.of(COLUMNS.fieldNames()).stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column named(int place, Column value) {
    return value.as(COLUMNS.fieldNames()[place]);
  }

  private static Column column(int place) {
    return col(COLUMNS.fieldNames()[place]);
  }

  private static Column hour(Field time) {
    return floor(unix_seconds(time.col()).divide(SECONDS_PER_HOUR));
  }
}
