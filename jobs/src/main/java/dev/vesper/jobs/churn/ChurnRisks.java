package dev.vesper.jobs.churn;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** How likely each user is to leave, why, and what that suggests to do. */
public final class ChurnRisks {
  public static final Field USER_ID = UserStates.USER_ID;
  public static final Field KIND =
      required(
          "kind", DataTypes.StringType, Explained.inClauses(Arrays.stream(ChurnKind.values())));
  public static final Field CHANCE_7_DAYS =
      optional(
          "chance_7_days",
          DataTypes.DoubleType,
          "The chance of it within the 7 days after the night, to four decimals; absent where no"
              + " model could be fitted");
  public static final Field CHANCE_30_DAYS =
      optional(
          "chance_30_days",
          DataTypes.DoubleType,
          "The chance of it within the 30 days after the night, to four decimals; absent where no"
              + " model could be fitted");
  public static final Field DECILE =
      required(
          "decile",
          DataTypes.IntegerType,
          "Tenth of the users of the kind by chance_30_days, or chance_7_days where no other is"
              + " there; 10 the highest; equal chances stay together, so that one may be absent");
  public static final Field TOP_DRIVER =
      optional(
          "top_driver",
          DataTypes.StringType,
          "The feature that raises the chance most, compared with everybody; absent where none"
              + " does");
  public static final Field DRIVERS_EN =
      required(
          "drivers_en",
          DataTypes.StringType,
          "Up to three features that raise the chance of the decile, the strongest first, each"
              + " with its value and the usual one; empty where none does");
  public static final Field DRIVERS_ZH =
      required("drivers_zh", DataTypes.StringType, "The same in Chinese");
  public static final Field SUGGESTED_ACTION =
      required(
          "suggested_action",
          DataTypes.StringType,
          Explained.inClauses(Arrays.stream(SuggestedAction.values())));
  public static final Field DUE_ON =
      optional(
          "due_on",
          DataTypes.DateType,
          "The first day that the membership is not paid for; absent of inactivity");
  public static final Field PLAN_ID =
      optional("plan_id", DataTypes.StringType, "Its plan; absent of inactivity");
  public static final Field COMMUNITY_ID =
      optional(
          "community_id",
          DataTypes.StringType,
          "Its community; absent of inactivity and where it is the whole platform");
  public static final Field FEATURES_ON =
      required("features_on", DataTypes.DateType, "The day at whose end the features are told");
  public static final Field MODEL_7_DAYS =
      optional(
          "model_7_days", DataTypes.StringType, "The model_id of churn_models for chance_7_days");
  public static final Field MODEL_30_DAYS =
      optional(
          "model_30_days", DataTypes.StringType, "The model_id of churn_models for chance_30_days");

  public static final Table TABLE =
      Table.record("churn_risks")
          .rows(
              "one user and way of leaving: of inactivity each user active in the 28 days up to"
                  + " the night, of membership each whose next period ends within the horizon")
          .key(USER_ID, KIND)
          .columns(CHANCE_7_DAYS, CHANCE_30_DAYS, DECILE, TOP_DRIVER, DRIVERS_EN, DRIVERS_ZH)
          .columns(SUGGESTED_ACTION, DUE_ON, PLAN_ID, COMMUNITY_ID)
          .columns(FEATURES_ON, MODEL_7_DAYS, MODEL_30_DAYS)
          .checks(
              Check.share(CHANCE_7_DAYS),
              Check.share(CHANCE_30_DAYS),
              Check.rows(
                  "one_chance_at_least",
                  "a row has a chance, and with it a model",
                  () ->
                      CHANCE_7_DAYS
                          .col()
                          .isNotNull()
                          .or(CHANCE_30_DAYS.col().isNotNull())
                          .and(CHANCE_30_DAYS.col().isNull().or(MODEL_30_DAYS.col().isNotNull()))))
          .aboutPeople(USER_ID)
          .keeping(90);

  private ChurnRisks() {}
}
