package dev.vesper.jobs.churn;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Digits;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How well models tell who leaves, on users and days that taught them nothing. */
public final class ChurnEvaluations {
  public static final Field KIND = ChurnRisks.KIND;
  public static final Field HORIZON_DAYS = ChurnModels.HORIZON_DAYS;
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "boosted_trees and logistic, which are compared; recency: the days since the last active"
              + " day alone; published: the chances of churn_risks that have come due");
  public static final Field MODEL_ID =
      optional(
          "model_id",
          DataTypes.StringType,
          "Of the model in churn_models; absent of what is only compared");
  public static final Field JUDGED_ON =
      required(
          "judged_on",
          DataTypes.DateType,
          "The day at whose end chances were told; of published, the night of their churn_risks");
  public static final Field JUDGED_USERS =
      count("judged_users", "Users it is judged by: all, or a part chosen by their ids")
          .in("users");
  public static final Field CHURNED_USERS =
      count("churned_users", "Those of them who left within the horizon").in("users");
  public static final Field CHURN_RATE =
      optional(
          "churn_rate",
          DataTypes.DoubleType,
          "churned_users / judged_users; absent where nobody is judged");
  public static final Field AUC =
      optional(
          "auc",
          DataTypes.DoubleType,
          "The chance that of two users, one who left and one who stayed, the former has the"
              + " higher score; a tie counts half; absent where all did the same");
  public static final Field AVERAGE_PRECISION =
      optional(
          "average_precision",
          DataTypes.DoubleType,
          "The area under precision over recall, in steps; that of chance is churn_rate");
  public static final Field LIFT_AT_TENTH =
      optional(
          "lift_at_tenth",
          DataTypes.DoubleType,
          "The share who left among the tenth with the highest scores / churn_rate");
  public static final Field CALIBRATION_ERROR =
      required(
          "calibration_error",
          DataTypes.DoubleType,
          "The mean distance of predicted from observed over tenths by chance, weighed by users;"
              + " of compared models each half of the users is told by what the other half set");
  public static final Field IS_PUBLISHED =
      required("is_published", DataTypes.BooleanType, "Whether churn_risks come from this model");

  public static final Table TABLE =
      Table.record("churn_evaluations")
          .rows("one model that was judged on the night")
          .key(KIND, HORIZON_DAYS, MODEL)
          .columns(MODEL_ID, JUDGED_ON, JUDGED_USERS, CHURNED_USERS, CHURN_RATE, AUC)
          .columns(AVERAGE_PRECISION, LIFT_AT_TENTH, CALIBRATION_ERROR, IS_PUBLISHED)
          .checks(
              Check.share(CHURN_RATE),
              Check.share(AUC),
              Check.share(AVERAGE_PRECISION),
              Check.share(CALIBRATION_ERROR))
          .renewing();

  /** The baseline. */
  static final String RECENCY = "recency";

  /** What was published and has come due. */
  static final String PUBLISHED = "published";

  private ChurnEvaluations() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      ChurnKind kind,
      int horizonDays,
      String model,
      Optional<String> modelId,
      LocalDate judgedOn,
      long judgedUsers,
      long churnedUsers,
      Optional<Double> churnRate,
      Optional<Double> auc,
      Optional<Double> averagePrecision,
      Optional<Double> liftAtTenth,
      double calibrationError,
      boolean isPublished) {

    static RowOf of(LocalDate night, Question question, String model, Judged judged) {
      Judgement judgement = judged.judgement();
      return new RowOf(
          night,
          question.kind(),
          question.horizonDays(),
          model,
          judged.modelId(),
          judged.on(),
          judgement.users(),
          judgement.churned(),
          Optional.of(judgement)
              .filter(any -> any.users() > 0)
              .map(any -> (double) any.churned() / any.users()),
          judgement.auc().stream().boxed().findFirst(),
          judgement.averagePrecision().stream().boxed().findFirst(),
          judgement.liftAtTenth().stream().boxed().findFirst(),
          Digits.nine(judged.calibrationError()),
          judged.modelId().isPresent());
    }
  }

  /**
   * A judgement of scores.
   *
   * @param judgement of their order
   * @param calibrationError of the chances they mean
   * @param modelId the model that they are from, where it is published
   */
  record Judged(
      LocalDate on, Judgement judgement, double calibrationError, Optional<String> modelId) {}
}
