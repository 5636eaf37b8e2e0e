package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** One row per subscription that was ever paid, as of the end of the night. */
public final class Subscriptions {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "Who subscribes, as a pseudonym");
  public static final Field PLAN_ID = SubscriptionEvents.PLAN_ID.meaning("The plan");
  public static final Field COMMUNITY_ID = SubscriptionEvents.COMMUNITY_ID;
  public static final Field STATUS =
      required(
          "status",
          DataTypes.StringType,
          Explained.inClauses(Arrays.stream(SubscriptionStatus.values())));
  public static final Field IS_IN_FORCE =
      required("is_in_force", DataTypes.BooleanType, "Whether the status is any but ended");
  public static final Field STARTED_ON =
      required("started_on", DataTypes.DateType, "The first day in force without a break");
  public static final Field ANCHOR_ON =
      required("anchor_on", DataTypes.DateType, "The day that paid periods are counted from");
  public static final Field PERIODS =
      required("periods", DataTypes.IntegerType, "Paid periods since anchor_on").in("count");
  public static final Field PERIOD_MONTHS = SubscriptionEvents.PERIOD_MONTHS;
  public static final Field PERIOD_FROM = SubscriptionEvents.PERIOD_FROM;
  public static final Field PAID_UNTIL =
      required(
          "paid_until",
          DataTypes.DateType,
          "The first day that is not paid for: anchor_on and periods times period_months");
  public static final Field PRICE =
      optional("price", EventFields.MONEY, "What the newest period cost; absent where not known")
          .in("currency");
  public static final Field CURRENCY = SubscriptionEvents.CURRENCY;
  public static final Field MRR =
      required(
              "mrr",
              EventFields.MONEY,
              "price / period_months, to four decimals, half a one rounded up; 0 when ended, of"
                  + " another currency or without a known price")
          .in("business currency");
  public static final Field CANCELLED_ON =
      optional("cancelled_on", DataTypes.DateType, "The day of cancelling, after the last payment");
  public static final Field FAILED_ON =
      optional(
          "failed_on",
          DataTypes.DateType,
          "The day of the newest failed payment, after the last payment that went well");
  public static final Field ENDED_ON =
      optional(
          "ended_on",
          DataTypes.DateType,
          "The day it ended, which is that of its period's end where it ended later");
  public static final Field ENDED_BY =
      optional(
          "ended_by",
          DataTypes.StringType,
          Explained.inClauses(
              Arrays.stream(Outcome.values()).filter(outcome -> outcome != Outcome.RENEWED)));
  public static final Field RENEWALS =
      required("renewals", DataTypes.IntegerType, "Payments for a next period, ever").in("count");
  public static final Field REFUNDS =
      required("refunds", DataTypes.IntegerType, "Refunds of the plan, ever; they end nothing")
          .in("count");
  public static final Field LAST_PAID_TIME =
      required("last_paid_time", DataTypes.TimestampType, "When the newest payment was made");
  public static final Field COUNTED_SINCE =
      optional("counted_since", DataTypes.DateType, "The first day with an mrr above 0, ever");

  public static final Table TABLE =
      Table.state("subscriptions")
          .rows("one user's subscription to a plan, for a community or the whole platform")
          .key(USER_ID, PLAN_ID, COMMUNITY_ID)
          .columns(STATUS, IS_IN_FORCE, STARTED_ON, ANCHOR_ON, PERIODS, PERIOD_MONTHS, PERIOD_FROM)
          .columns(PAID_UNTIL, PRICE, CURRENCY, MRR, CANCELLED_ON, FAILED_ON, ENDED_ON, ENDED_BY)
          .columns(RENEWALS, REFUNDS, LAST_PAID_TIME, COUNTED_SINCE)
          .checks(
              Check.notNegative(MRR),
              Check.rows(
                  "ended_or_in_force",
                  "what is in force has no end, and what has ended brings nothing",
                  () ->
                      IS_IN_FORCE
                          .col()
                          .equalTo(ENDED_ON.col().isNull())
                          .and(IS_IN_FORCE.col().or(MRR.col().equalTo(0)))));

  private Subscriptions() {}
}
