package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.source.EventFields.ANONYMOUS_ID;
import static dev.vesper.pipeline.source.EventFields.CURRENCY;
import static dev.vesper.pipeline.source.EventFields.DURATION_S;
import static dev.vesper.pipeline.source.EventFields.EVENT_TIME;
import static dev.vesper.pipeline.source.EventFields.EVENT_TYPE;
import static dev.vesper.pipeline.source.EventFields.USER_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Of events what a user's day is made of, each under the number of the day that it counts for. */
final class NarrowEvents {
  static final int DAY = 0;
  static final int USER = 1;
  static final int AT = 2;

  /** Of the evening before the day: it counts for nothing but whether a session goes on. */
  static final int IS_EVENING = 3;

  static final int IS_KNOWN = 4;

  /** The place of the type among {@link UserDays#BY_TYPE}: a number is quicker than a word. */
  static final int TYPE = 5;

  static final int DURATION = 6;
  static final int AMOUNT = 7;
  static final int IS_OURS = 8;

  private static final List<String> NAMES =
      List.of("day", "user", "at", "evening", "known", "type", "duration", "amount", "is_ours");

  private NarrowEvents() {}

  /** The events of days, for these days. */
  static Dataset<Row> ofDays(Dataset<Row> events, ActivityParams params) {
    return events
        .select(
            unix_date(Table.DT.col()),
            user(),
            unix_micros(EVENT_TIME.col()),
            lit(false),
            USER_ID.col().isNotNull(),
            type(),
            DURATION_S.col(),
            EventFields.AMOUNT.col(),
            CURRENCY.col().eqNullSafe(params.currency()))
        .toDF(NAMES.toArray(String[]::new));
  }

  /** The last events of days that a session may have begun with, for the days after them. */
  static Dataset<Row> ofEvenings(Dataset<Row> events, ActivityParams params) {
    Column next = date_add(Table.DT.col(), 1);
    Column midnight = to_utc_timestamp(next.cast(DataTypes.TimestampType), params.zone().getId());
    return events
        .where(unix_micros(EVENT_TIME.col()).geq(unix_micros(midnight).minus(params.gapMicros())))
        .select(
            unix_date(next),
            user(),
            unix_micros(EVENT_TIME.col()),
            lit(true),
            lit(false),
            lit(0),
            lit(null).cast(EventFields.SECONDS),
            lit(null).cast(EventFields.MONEY),
            lit(false))
        .toDF(NAMES.toArray(String[]::new));
  }

  private static Column user() {
    return coalesce(USER_ID.col(), ANONYMOUS_ID.col());
  }

  private static Column type() {
    List<String> types = List.copyOf(UserDays.BY_TYPE.keySet());
    Column number = when(EVENT_TYPE.col().equalTo(types.get(0)), 0);
    for (int type = 1; type < types.size(); type++) {
      number = number.when(EVENT_TYPE.col().equalTo(types.get(type)), type);
    }
    return number;
  }

  /**
   * Each user's day in one piece and in the order of time.
   *
   * @param pieces in how many pieces by user a day is parted at most
   */
  static Dataset<Row> inOrder(Dataset<Row> narrow, int pieces) {
    Column user = column(USER);
    return narrow
        .repartition(column(DAY), pmod(xxhash64(user), lit(pieces)))
        .sortWithinPartitions(column(DAY), user, column(AT));
  }

  private static Column column(int place) {
    return col(NAMES.get(place));
  }
}
