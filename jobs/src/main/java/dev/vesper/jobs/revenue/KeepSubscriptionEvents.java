package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Plans;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Picks out what happened to subscriptions, with the price and the period of the plan beside it.
 */
public final class KeepSubscriptionEvents implements Job {
  private static final String PLAN = "plan";
  private static final String PLAN_PRICE = "plan_price";
  private static final String PLAN_CURRENCY = "plan_currency";
  private static final String PLAN_MONTHS = "plan_months";
  private static final String TAKEN = "taken";
  private static final String TOLD_MONTHS = "told_months";
  private static final int LONGEST = 120;

  private static final Object[] PAYMENTS = {"subscribe", "renew"};
  private static final Object[] OTHERS = {"cancel", "expire", "payment_failed"};
  private static final String REFUND = "refund";

  private final KnownFrom plans;

  /** What decides the rows. */
  record Params(KnownFrom plans) {}

  public KeepSubscriptionEvents(KnownFrom plans) {
    this.plans = plans;
  }

  @Override
  public Record parameters() {
    return new Params(plans);
  }

  @Override
  public List<Read> reads() {
    List<Read> reads = new ArrayList<>(List.of(Read.tonight(Events.TABLE)));
    if (plans == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Plans.TABLE));
    }
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(SubscriptionEvents.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> events = about(in.tonight(Events.TABLE));
    Dataset<Row> known =
        plans == KnownFrom.DIMENSION
            ? withPrices(events, in.snapshot(Plans.TABLE), Snapshots.of(in, Plans.TABLE))
            : withoutPrices(events);
    return Outputs.of(SubscriptionEvents.TABLE, kept(known));
  }

  static Dataset<Row> about(Dataset<Row> events) {
    Column type = EventFields.EVENT_TYPE.col();
    Column refunded = type.equalTo(REFUND).and(EventFields.PLAN_ID.col().isNotNull());
    return events.where(type.isin(PAYMENTS).or(type.isin(OTHERS)).or(refunded));
  }

  /** Events beside their plan, as the snapshot knows it that counts on their day. */
  static Dataset<Row> withPrices(Dataset<Row> events, Dataset<Row> plans, Snapshots snapshots) {
    Dataset<Row> prices =
        plans
            .select(
                Table.DT.col(),
                Plans.PLAN_ID.col(),
                Plans.PRICE.col(),
                Plans.CURRENCY.col(),
                Plans.PERIOD_MONTHS.col())
            .toDF(TAKEN, PLAN, PLAN_PRICE, PLAN_CURRENCY, PLAN_MONTHS);
    Column counting = snapshots.countingOn(Table.DT.col());
    return events.join(
        broadcast(prices),
        EventFields.PLAN_ID.col().equalTo(col(PLAN)).and(counting.equalTo(col(TAKEN))),
        "left");
  }

  static Dataset<Row> withoutPrices(Dataset<Row> events) {
    return events
        .withColumn(PLAN_PRICE, lit(null).cast(EventFields.MONEY))
        .withColumn(PLAN_CURRENCY, lit(null).cast(DataTypes.StringType))
        .withColumn(PLAN_MONTHS, lit(null).cast(DataTypes.IntegerType));
  }

  static Dataset<Row> kept(Dataset<Row> events) {
    Column payment = EventFields.EVENT_TYPE.col().isin(PAYMENTS);
    Column price = coalesce(EventFields.AMOUNT.col(), col(PLAN_PRICE));
    Column currency = coalesce(EventFields.CURRENCY.col(), col(PLAN_CURRENCY));
    return events
        .withColumn(TOLD_MONTHS, sensible(toldMonths()))
        .withColumn(PLAN_MONTHS, sensible(col(PLAN_MONTHS)))
        .select(
            Table.DT.col(),
            SubscriptionEvents.EVENT_ID.col(),
            SubscriptionEvents.USER_ID.col(),
            SubscriptionEvents.PLAN_ID.is(
                coalesce(EventFields.PLAN_ID.col(), lit(SubscriptionEvents.UNNAMED))),
            SubscriptionEvents.COMMUNITY_ID.col(),
            SubscriptionEvents.EVENT_TYPE.col(),
            SubscriptionEvents.EVENT_TIME.col(),
            SubscriptionEvents.PRICE.is(when(payment, price)),
            SubscriptionEvents.CURRENCY.is(when(payment.and(price.isNotNull()), currency)),
            SubscriptionEvents.PERIOD_MONTHS.is(
                coalesce(col(PLAN_MONTHS), col(TOLD_MONTHS), lit(1))),
            SubscriptionEvents.PERIOD_FROM.is(
                when(col(PLAN_MONTHS).isNotNull(), "plans")
                    .when(col(TOLD_MONTHS).isNotNull(), "event")
                    .otherwise("assumed")));
  }

  private static Column sensible(Column months) {
    return when(months.between(1, LONGEST), months);
  }

  private static Column toldMonths() {
    String properties = EventFields.PROPERTIES.name();
    Column interval = lower(EventFields.PROPERTIES.col().getItem("interval"));
    return coalesce(
        expr("try_cast(" + properties + "['period_months'] AS INT)"),
        when(interval.isin("month", "monthly"), 1)
            .when(interval.isin("quarter", "quarterly"), 3)
            .when(interval.isin("year", "yearly", "annual"), 12));
  }
}
