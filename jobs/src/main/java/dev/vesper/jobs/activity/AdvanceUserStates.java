package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Advances what is known of every user by the days of the run. A state is a sum over days, so many
 * nights at once are: what came before the first published night, and then a night at a time.
 */
public final class AdvanceUserStates implements Job {
  private static final String SINCE = "since";
  private static final String REGISTER = "register";
  private static final String PURCHASE = "purchase";
  private static final String JOIN = "join";

  @Override
  public List<Read> reads() {
    return List.of(Read.before(UserStates.TABLE), Read.tonight(UserDays.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(UserStates.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Nights wanted = in.wanted(UserStates.TABLE);
    return Outputs.of(
        UserStates.TABLE, states(in.before(UserStates.TABLE), in.tonight(UserDays.TABLE), wanted));
  }

  /** A state is a sum: each part of it counts on its own night and on all later ones. */
  static Dataset<Row> states(Dataset<Row> before, Dataset<Row> days, Nights wanted) {
    Column first = lit(wanted.first().date());
    Dataset<Row> each =
        days.select(
            greatest(Table.DT.col(), first).as(SINCE),
            UserStates.USER_ID.col(),
            UserStates.IS_KNOWN.col(),
            UserStates.FIRST_ACTIVE_ON.is(Table.DT.col()),
            UserStates.LAST_ACTIVE_ON.is(Table.DT.col()),
            UserStates.REGISTERED_ON.is(dayWith(REGISTER)),
            UserStates.FIRST_PURCHASED_ON.is(dayWith(PURCHASE)),
            UserStates.LAST_PURCHASED_ON.is(dayWith(PURCHASE)),
            UserStates.FIRST_JOINED_ON.is(dayWith(JOIN)),
            UserStates.FIRST_EVENT_TIME.col(),
            UserStates.LAST_EVENT_TIME.col(),
            UserStates.RECENT_DAYS.is(shifted(lit(1L), datediff(first, Table.DT.col()))),
            UserStates.ACTIVE_DAYS.is(lit(1)),
            UserStates.EVENTS.col(),
            UserStates.SESSIONS.col(),
            UserStates.WATCH_SECONDS.col(),
            UserStates.PURCHASES.is(UserDays.BY_TYPE.get(PURCHASE).col()),
            UserStates.AMOUNT.col());
    Column recent = UserStates.RECENT_DAYS.col();
    Dataset<Row> carried =
        before
            .withColumn(
                UserStates.RECENT_DAYS.name(), shifted(recent, datediff(first, Table.DT.col())))
            .drop(Table.DT.col())
            .withColumn(SINCE, first);
    Dataset<Row> parts = summed(each.unionByName(carried), col(SINCE), UserStates.USER_ID.col());
    Column nights = explode(sequence(col(SINCE), lit(wanted.last().date())));
    Dataset<Row> nightly =
        parts
            .withColumn(Table.DT.name(), nights)
            .withColumn(
                UserStates.RECENT_DAYS.name(),
                shifted(recent, datediff(Table.DT.col(), col(SINCE))));
    return summed(nightly, Table.DT.col(), UserStates.USER_ID.col());
  }

  /** The day, where it has an event of the type. */
  private static Column dayWith(String type) {
    return when(UserDays.BY_TYPE.get(type).col().gt(0), Table.DT.col());
  }

  /** A mask of days as it looks some days later; days before now shift nothing. */
  private static Column shifted(Column mask, Column days) {
    Column by = greatest(days, lit(0));
    return when(by.lt(Long.SIZE), call_function("shiftleft", mask, by)).otherwise(0L);
  }

  private static Dataset<Row> summed(Dataset<Row> parts, Column... by) {
    return parts
        .groupBy(by)
        .agg(
            UserStates.IS_KNOWN.is(max(UserStates.IS_KNOWN.col())),
            UserStates.FIRST_ACTIVE_ON.is(min(UserStates.FIRST_ACTIVE_ON.col())),
            UserStates.LAST_ACTIVE_ON.is(max(UserStates.LAST_ACTIVE_ON.col())),
            UserStates.REGISTERED_ON.is(min(UserStates.REGISTERED_ON.col())),
            UserStates.FIRST_PURCHASED_ON.is(min(UserStates.FIRST_PURCHASED_ON.col())),
            UserStates.LAST_PURCHASED_ON.is(max(UserStates.LAST_PURCHASED_ON.col())),
            UserStates.FIRST_JOINED_ON.is(min(UserStates.FIRST_JOINED_ON.col())),
            UserStates.FIRST_EVENT_TIME.is(min(UserStates.FIRST_EVENT_TIME.col())),
            UserStates.LAST_EVENT_TIME.is(max(UserStates.LAST_EVENT_TIME.col())),
            UserStates.RECENT_DAYS.is(bit_or(UserStates.RECENT_DAYS.col())),
            total(UserStates.ACTIVE_DAYS),
            total(UserStates.EVENTS),
            total(UserStates.SESSIONS),
            total(UserStates.WATCH_SECONDS),
            total(UserStates.PURCHASES),
            total(UserStates.AMOUNT));
  }

  private static Column total(Field field) {
    return field.is(sum(field.col()));
  }
}
