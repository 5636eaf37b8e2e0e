package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** The renewals that the next 30 days should bring, as was expected on the night. */
public final class ExpectedRenewals {
  /** So far it looks ahead. */
  static final int DAYS_AHEAD = 30;

  /** Nights before the night whose outcomes are pooled. */
  static final int NIGHTS_BEFORE = 90;

  /**
   * With fewer periods than this, a plan's own rate says little, and that of all plans is taken.
   */
  static final int LEAST_PERIODS = 30;

  public static final Field PLAN_ID = Subscriptions.PLAN_ID;
  public static final Field DUE_ON =
      required("due_on", DataTypes.DateType, "The day on which the paid period ends");
  public static final Field DUE =
      count(
              "due",
              "Subscriptions that are to be paid again on that day: in force, paid until then, not"
                  + " cancelled, in the business currency")
          .in("subscriptions");
  public static final Field AMOUNT_DUE =
      required("amount_due", EventFields.MONEY, "What they cost, at the price last paid")
          .in("business currency");
  public static final Field FOREIGN_DUE =
      count("foreign_due", "The same of another currency or without a known price; not in due")
          .in("subscriptions");
  public static final Field RATE_OF =
      required(
          "rate_of",
          DataTypes.StringType,
          "Whose renewal_rate it is: plan, or all where the plan has fewer than "
              + LEAST_PERIODS
              + " periods");
  public static final Field RENEWED_PERIODS =
      count("renewed_periods", "Periods of the last 91 nights that were renewed").in("periods");
  public static final Field ENDED_PERIODS =
      count(
              "ended_periods",
              "Periods of the last 91 nights that were decided and, as many days ahead as due_on is"
                  + " now, not cancelled; those that were renewed among them")
          .in("periods");
  public static final Field RENEWAL_RATE =
      optional(
          "renewal_rate",
          DataTypes.DoubleType,
          "renewed_periods / ended_periods; absent where there are none");
  public static final Field CI_LOW =
      optional("ci_low", DataTypes.DoubleType, "Lower end of the rate's 95 % Wilson interval");
  public static final Field CI_HIGH =
      optional("ci_high", DataTypes.DoubleType, "Upper end of the rate's 95 % Wilson interval");
  public static final Field EXPECTED_RENEWALS =
      optional("expected_renewals", DataTypes.DoubleType, "due times renewal_rate")
          .in("subscriptions");
  public static final Field EXPECTED_AMOUNT =
      optional("expected_amount", EventFields.MONEY, "amount_due times renewal_rate")
          .in("business currency");

  public static final Table TABLE =
      Table.record("expected_renewals")
          .rows("one plan and one of the next 30 days on which subscriptions of it are due")
          .key(PLAN_ID, DUE_ON)
          .columns(DUE, AMOUNT_DUE, FOREIGN_DUE, RATE_OF, RENEWED_PERIODS, ENDED_PERIODS)
          .columns(RENEWAL_RATE, CI_LOW, CI_HIGH, EXPECTED_RENEWALS, EXPECTED_AMOUNT)
          .checks(
              Check.share(RENEWAL_RATE),
              Check.rows(
                  "renewed_are_part",
                  "no more periods are renewed than there are",
                  () -> RENEWED_PERIODS.col().leq(ENDED_PERIODS.col())),
              Check.rows(
                  "no_more_than_due",
                  "no more is expected than is due",
                  () ->
                      EXPECTED_AMOUNT
                          .col()
                          .isNull()
                          .or(EXPECTED_AMOUNT.col().leq(AMOUNT_DUE.col()))));

  private ExpectedRenewals() {}
}
