package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** What each customer is worth in the 12 months after the night. */
public final class CustomerValue {
  private static final String OURS = "business currency";

  public static final Field USER_ID = PurchaseDays.USER_ID;
  public static final Field PURCHASE_DAYS =
      count(
              "purchase_days",
              "Days with a purchase, ever: frequency; 0 of a member who never bought")
          .in("days");
  public static final Field RECENCY_DAYS =
      optional("recency_days", DataTypes.IntegerType, "Days since the last of them").in("days");
  public static final Field MONETARY =
      optional("monetary", EventFields.MONEY, "What was paid on a day with a purchase, in the mean")
          .in(OURS);
  public static final Field RECENCY_SCORE = score("recency_score", "recency_days, 5 the fewest");
  public static final Field FREQUENCY_SCORE = score("frequency_score", "purchase_days, 5 the most");
  public static final Field MONETARY_SCORE = score("monetary_score", "monetary, 5 the most");
  public static final Field RFM_GROUP =
      optional(
          "rfm_group",
          DataTypes.StringType,
          Explained.inClauses(Arrays.stream(RfmGroup.values())) + ". The rules are in rfm_groups");
  public static final Field CHANCE_ALIVE =
      optional("chance_alive", DataTypes.DoubleType, "The chance that the customer may still buy");
  public static final Field EXPECTED_PURCHASES =
      optional(
              "expected_purchases",
              DataTypes.DoubleType,
              "Days with a purchase to be expected in the next 12 months")
          .in("days");
  public static final Field EXPECTED_SPEND =
      optional("expected_spend", EventFields.MONEY, "To be expected on each of them").in(OURS);
  public static final Field PURCHASE_VALUE =
      optional(
              "purchase_value",
              EventFields.MONEY,
              "What these purchases are expected to bring, each month discounted")
          .in(OURS);
  public static final Field EXPECTED_RENEWALS =
      optional(
              "expected_renewals",
              DataTypes.DoubleType,
              "Renewals of memberships to be expected in the next 12 months; absent without any in"
                  + " force that has a value")
          .in("renewals");
  public static final Field MEMBERSHIP_VALUE =
      optional(
              "membership_value",
              EventFields.MONEY,
              "What these renewals are expected to bring, each month discounted")
          .in(OURS);
  public static final Field VALUE =
      optional(
              "value",
              EventFields.MONEY,
              "purchase_value + membership_value, as far as they are there")
          .in(OURS);
  public static final Field VALUE_LOW =
      optional(
              "value_low",
              EventFields.MONEY,
              "Lower end of the 80 % predictive interval of the value")
          .in(OURS);
  public static final Field VALUE_HIGH =
      optional("value_high", EventFields.MONEY, "Upper end of the same").in(OURS);
  public static final Field UNVALUED =
      optional(
          "unvalued",
          DataTypes.StringType,
          "What has no value and counts for nothing in it, words parted by blanks. "
              + Explained.inClauses(Arrays.stream(Unvalued.values())));
  public static final Field MODEL_ID =
      optional(
          "model_id", DataTypes.StringType, "The model of purchases, as value_models names it");
  public static final Field SPEND_MODEL_ID =
      optional("spend_model_id", DataTypes.StringType, "The model of spend");
  public static final Field RENEWAL_MODEL_IDS =
      optional(
          "renewal_model_ids",
          DataTypes.StringType,
          "The models of renewals, one for each plan with a price in the business currency, parted by"
              + " blanks");
  public static final Field IS_POOLED =
      required(
          "is_pooled",
          DataTypes.BooleanType,
          "Whether one rate or one spend for everybody stands in for a model of purchases, of spend"
              + " or of the renewals of a plan");
  public static final Field POOLED_REASON =
      optional(
          "pooled_reason", DataTypes.StringType, "Why the data support no model, part by part");

  public static final Table TABLE =
      Table.record("customer_value")
          .rows("one user who ever bought something, or has a membership in force")
          .key(USER_ID)
          .columns(PURCHASE_DAYS, RECENCY_DAYS, MONETARY)
          .columns(RECENCY_SCORE, FREQUENCY_SCORE, MONETARY_SCORE, RFM_GROUP)
          .columns(CHANCE_ALIVE, EXPECTED_PURCHASES, EXPECTED_SPEND, PURCHASE_VALUE)
          .columns(EXPECTED_RENEWALS, MEMBERSHIP_VALUE, VALUE, VALUE_LOW, VALUE_HIGH)
          .columns(UNVALUED, MODEL_ID, SPEND_MODEL_ID, RENEWAL_MODEL_IDS, IS_POOLED, POOLED_REASON)
          .checks(
              Check.share(CHANCE_ALIVE),
              Check.notNegative(VALUE),
              Check.rows(
                  "low_before_high",
                  "the interval does not end before it begins",
                  () -> VALUE_LOW.col().isNull().or(VALUE_LOW.col().leq(VALUE_HIGH.col()))))
          .aboutPeople(USER_ID)
          .keeping(90);

  private CustomerValue() {}

  private static Field score(String name, String of) {
    return optional(name, DataTypes.IntegerType, "1 to 5 by fifths of the customers, of " + of);
  }
}
