package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.source.EventFields.AMOUNT;
import static dev.vesper.pipeline.source.EventFields.ANONYMOUS_ID;
import static dev.vesper.pipeline.source.EventFields.CURRENCY;
import static dev.vesper.pipeline.source.EventFields.DURATION_S;
import static dev.vesper.pipeline.source.EventFields.EVENT_TIME;
import static dev.vesper.pipeline.source.EventFields.EVENT_TYPE;
import static dev.vesper.pipeline.source.EventFields.USER_ID;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Sums up each user's day from its events. */
public final class BuildUserDays implements Job {
  private static final List<String> TYPES = List.copyOf(UserDays.BY_TYPE.keySet());
  private static final String TYPE = "type";
  private static final String AT = "at";
  private static final String SPAN = "span";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String PAUSE = "pause";
  private static final String BEGINS = "begins";

  private static final String PAYMENT = "purchase";
  private static final List<String> PAYMENTS = List.of(PAYMENT, "subscribe", "renew");
  private static final String REFUND = "refund";
  private static final String PROGRESS = "progress";
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private final ActivityParams params;

  public BuildUserDays(ActivityParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE), Read.trailing(Events.TABLE, 1));
  }

  @Override
  public List<Table> writes() {
    return List.of(UserDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Instant lookBack = nights.first().startsAt(params.zone()).minus(params.sessionGap());
    Dataset<Row> evening = in.trailing(Events.TABLE).where(EVENT_TIME.col().geq(lit(lookBack)));
    Dataset<Row> tonight = narrow(in.tonight(Events.TABLE));
    Dataset<Row> begins =
        begins(narrow(evening).unionByName(tonight), params)
            .where(Table.DT.col().geq(lit(nights.first().date())));
    return Outputs.of(UserDays.TABLE, userDays(tonight, begins, params));
  }

  /** The days of users, from their events and from a row for each session that began. */
  static Dataset<Row> userDays(Dataset<Row> events, Dataset<Row> begins, ActivityParams params) {
    List<Column> sums = sums(params);
    return events
        .unionByName(begins, true)
        .groupBy(Table.DT.col(), UserDays.USER_ID.col())
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Dataset<Row> narrow(Dataset<Row> events) {
    return events.select(
        Table.DT.col(),
        UserDays.USER_ID.is(coalesce(USER_ID.col(), ANONYMOUS_ID.col())),
        UserDays.IS_KNOWN.is(USER_ID.col().isNotNull()),
        EVENT_TIME.col(),
        typeNumber().as(TYPE),
        DURATION_S.col(),
        AMOUNT.col(),
        CURRENCY.col());
  }

  /** The place of the event's type among all: comparing numbers thirty times costs half as much. */
  private static Column typeNumber() {
    Column number = when(EVENT_TYPE.col().equalTo(TYPES.get(0)), 0);
    for (int type = 1; type < TYPES.size(); type++) {
      number = number.when(EVENT_TYPE.col().equalTo(TYPES.get(type)), type);
    }
    return number.otherwise(-1);
  }

  private static Column is(String type) {
    return col(TYPE).equalTo(TYPES.indexOf(type));
  }

  /**
   * A row with day and user for each beginning of a session. Time is cut in spans as long as the
   * pause that ends a session: within a span no pause is longer, so that of each span only the
   * first and the last event have to be put in order.
   */
  private static Dataset<Row> begins(Dataset<Row> events, ActivityParams params) {
    long gap = params.sessionGap().toSeconds() * MICROS_PER_SECOND;
    Column at = unix_micros(EVENT_TIME.col());
    WindowSpec inOrder = Window.partitionBy(UserDays.USER_ID.col()).orderBy(col(FROM), col(TO));
    Column pause = col(FROM).minus(lag(col(TO), 1).over(inOrder));
    return events
        .select(Table.DT.col(), UserDays.USER_ID.col(), at.as(AT))
        .groupBy(
            Table.DT.col(), UserDays.USER_ID.col(), col(AT).minus(pmod(col(AT), lit(gap))).as(SPAN))
        .agg(min(col(AT)).as(FROM), max(col(AT)).as(TO))
        .withColumn(PAUSE, pause)
        .where(col(PAUSE).isNull().or(col(PAUSE).gt(gap)))
        .select(Table.DT.col(), UserDays.USER_ID.col(), lit(true).as(BEGINS));
  }

  private static List<Column> sums(ActivityParams params) {
    Column ours = CURRENCY.col().eqNullSafe(params.currency());
    Column paid = col(TYPE).isin(PAYMENTS.stream().map(TYPES::indexOf).toArray());
    List<Column> sums = new ArrayList<>();
    sums.add(UserDays.IS_KNOWN.is(max(UserDays.IS_KNOWN.col())));
    sums.add(UserDays.EVENTS.is(count(col(TYPE))));
    sums.add(UserDays.SESSIONS.is(count(col(BEGINS))));
    sums.add(total(UserDays.WATCH_SECONDS, is(PROGRESS), DURATION_S.col()));
    sums.add(total(UserDays.AMOUNT, paid.and(ours), AMOUNT.col()));
    sums.add(total(UserDays.REFUNDED, is(REFUND).and(ours), AMOUNT.col()));
    sums.add(
        UserDays.FOREIGN_PAYMENTS.is(
            count_if(paid.and(AMOUNT.col().isNotNull()).and(ours.equalTo(false)))));
    sums.add(
        UserDays.ACTIVE_HOURS.is(bit_or(expr("shiftleft(1, hour(" + EVENT_TIME.name() + "))"))));
    sums.add(UserDays.FIRST_EVENT_TIME.is(min(EVENT_TIME.col())));
    sums.add(UserDays.LAST_EVENT_TIME.is(max(EVENT_TIME.col())));
    UserDays.BY_TYPE.forEach((word, field) -> sums.add(field.is(count_if(is(word)))));
    return sums;
  }

  private static Column total(Field field, Column counts, Column value) {
    return field.is(coalesce(sum(when(counts, value)), lit(0)));
  }
}
