package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per event about a subscription. Kept without limit: states are made from it. */
public final class SubscriptionEvents {
  /** The plan of an event that names none. */
  static final String UNNAMED = "unnamed";

  public static final Field EVENT_ID = EventFields.EVENT_ID;
  public static final Field USER_ID =
      EventFields.USER_ID.meaning(
          "Who subscribes, as a pseudonym; where it is absent, the event counts in no number");
  public static final Field PLAN_ID =
      required(
          "plan_id", DataTypes.StringType, "The plan; 'unnamed' where the event does not tell it");
  public static final Field COMMUNITY_ID =
      optional(
          "community_id",
          DataTypes.StringType,
          "The community that is subscribed to; absent where it is the whole platform");
  public static final Field EVENT_TYPE =
      required(
          "event_type",
          DataTypes.StringType,
          "subscribe, renew, cancel, expire, payment_failed or refund (of a plan)");
  public static final Field EVENT_TIME = EventFields.EVENT_TIME;
  public static final Field PRICE =
      optional(
              "price",
              EventFields.MONEY,
              "What the period costs: the amount of the payment, else the price of the plan; absent"
                  + " for other events and where neither is known")
          .in("currency");
  public static final Field CURRENCY =
      optional("currency", DataTypes.StringType, "The currency of the price");
  public static final Field PERIOD_MONTHS =
      required("period_months", DataTypes.IntegerType, "How long one period is").in("months");
  public static final Field PERIOD_FROM =
      required(
          "period_from",
          DataTypes.StringType,
          "How the period is known: plans (the dimension), event (property period_months or"
              + " interval) or assumed (one month)");

  public static final Table TABLE =
      Table.fact("subscription_events")
          .rows("one event about a subscription")
          .key(EVENT_ID)
          .columns(USER_ID, PLAN_ID, COMMUNITY_ID, EVENT_TYPE, EVENT_TIME)
          .columns(PRICE, CURRENCY, PERIOD_MONTHS, PERIOD_FROM)
          .checks(
              Check.rows(
                  "a_period_is_a_month_or_more",
                  "a period is at least a month long",
                  () -> PERIOD_MONTHS.col().gt(0)));

  private SubscriptionEvents() {}
}
