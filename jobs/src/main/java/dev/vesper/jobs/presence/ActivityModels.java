package dev.vesper.jobs.presence;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** Markov chains of each order over active days, and which of them is taken. */
public final class ActivityModels {
  public static final Field ORDER_DAYS =
      required(
              "order_days",
              DataTypes.IntegerType,
              "The last days that the chance of a day depends on")
          .in("days");
  public static final Field IS_CHOSEN =
      required("is_chosen", DataTypes.BooleanType, "Whether activity_chances come from this chain");
  public static final Field JUDGED_DAYS =
      count(
              "judged_days",
              "Days of users, among the night and the 6 before, that the chains were judged by: of"
                  + " users known for 8 days or more by then")
          .in("user days");
  public static final Field LOG_LIKELIHOOD =
      optional(
              "log_likelihood",
              DataTypes.DoubleType,
              "Of the judged days under the chain that the 28 days before them taught; absent"
                  + " without any")
          .in("nats");
  public static final Field LOG_LIKELIHOOD_PER_DAY =
      optional(
              "log_likelihood_per_day",
              DataTypes.DoubleType,
              "log_likelihood / judged_days; the chain with the highest is chosen")
          .in("nats");
  public static final Field CALIBRATION_ERROR =
      optional(
          "calibration_error",
          DataTypes.DoubleType,
          "Of the chosen chain: the mean distance of predicted from observed over the deciles of"
              + " activity_calibrations, weighed by their days");

  public static final Table TABLE =
      Table.record("activity_models")
          .rows("one order that was tried")
          .key(ORDER_DAYS)
          .columns(IS_CHOSEN, JUDGED_DAYS, LOG_LIKELIHOOD, LOG_LIKELIHOOD_PER_DAY)
          .columns(CALIBRATION_ERROR)
          .checks(Check.share(CALIBRATION_ERROR));

  private ActivityModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int orderDays,
      boolean isChosen,
      long judgedDays,
      Optional<Double> logLikelihood,
      Optional<Double> logLikelihoodPerDay,
      Optional<Double> calibrationError) {}
}
