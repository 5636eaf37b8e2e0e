package dev.vesper.jobs.churn;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** The models of leaving that are in use, as plain numbers. */
public final class ChurnModels {
  public static final Field KIND = ChurnRisks.KIND;
  public static final Field HORIZON_DAYS =
      required("horizon_days", DataTypes.IntegerType, "Leaving within so many days is asked")
          .in("days");
  public static final Field MODEL_ID =
      required("model_id", DataTypes.StringType, "By which rows of churn_risks name it");
  public static final Field FAMILY =
      required("family", DataTypes.StringType, Explained.inClauses(Arrays.stream(Family.values())));
  public static final Field FITTED_ON =
      required("fitted_on", DataTypes.DateType, "The night on which it was fitted");
  public static final Field TAUGHT_ON =
      required(
          "taught_on",
          DataTypes.DateType,
          "The day whose users taught it, and those that it was compared with; what they did is"
              + " that of the horizon_days after it");
  public static final Field JUDGED_ON =
      required(
          "judged_on",
          DataTypes.DateType,
          "The later day whose users judged them and set what a score means");
  public static final Field TAUGHT_USERS =
      count("taught_users", "Users whom it learnt from").in("users");
  public static final Field SETTINGS =
      required(
          "settings",
          DataTypes.StringType,
          "The parameters it was fitted with; where they are others now, it is fitted anew");
  public static final Field CALIBRATION_ERROR =
      required(
          "calibration_error",
          DataTypes.DoubleType,
          "Of the chosen family, as in churn_evaluations; where chances that have come due are off"
              + " by clearly more, the model is fitted anew");
  public static final Field SCALES =
      required("scales", DataTypes.StringType, "How features become the model's vector, as JSON");
  public static final Field CALIBRATION =
      required("calibration", DataTypes.StringType, "The chance that each score means, as JSON");
  public static final Field NUMBERS =
      required("numbers", DataTypes.StringType, "The weights, or the trees node by node, as JSON");

  public static final Table TABLE =
      Table.record("churn_models")
          .rows("one model that was fitted on the night; it is used until there is a newer one")
          .key(KIND, HORIZON_DAYS)
          .columns(MODEL_ID, FAMILY, FITTED_ON, TAUGHT_ON, JUDGED_ON, TAUGHT_USERS)
          .columns(SETTINGS, CALIBRATION_ERROR, SCALES, CALIBRATION, NUMBERS)
          .renewing();

  private ChurnModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      ChurnKind kind,
      int horizonDays,
      String modelId,
      Family family,
      LocalDate fittedOn,
      LocalDate taughtOn,
      LocalDate judgedOn,
      long taughtUsers,
      String settings,
      double calibrationError,
      String scales,
      String calibration,
      String numbers) {}
}
