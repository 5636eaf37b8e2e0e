package dev.vesper.jobs.forecast;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How every model would have done so far, which decides who forecasts. */
public final class ForecastErrors {
  public static final Field SERIES = GrowthForecasts.SERIES;
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "seasonal_naive: as the same day of the last week. growth_model: N(t+1) = N(t) + a + b"
              + " N(t). damped_trend: a trend that fades out. theta: a level that drifts. ets:"
              + " exponential smoothing with a weekly season. recent_mean, recent_rise: for a"
              + " history too short for these");
  public static final Field ERROR_RANK =
      required("error_rank", DataTypes.IntegerType, "1 for the model with the smallest error");
  public static final Field IS_WINNER =
      required("is_winner", DataTypes.BooleanType, "Whether the model makes the forecast");
  public static final Field MEAN_ERROR =
      optional(
              "mean_error",
              DataTypes.DoubleType,
              "Mean of |value - forecast| over all compared forecasts; absent without a backtest")
          .in("users");
  public static final Field SCALE =
      optional(
              "scale",
              DataTypes.DoubleType,
              "Mean of |value - value a week before| in the 8 weeks before each origin")
          .in("users");
  public static final Field SCALED_ERROR =
      optional(
          "scaled_error",
          DataTypes.DoubleType,
          "mean_error / scale (MASE): below 1, better than last week's values are one week ahead");
  public static final Field COMPARED = count("compared", "Forecasts that were held against values");
  public static final Field ORIGINS =
      count("origins", "Nights in the past that forecasts were made on").in("nights");
  public static final Field PARAMETERS =
      required("parameters", DataTypes.StringType, "What was fitted to the whole history");
  public static final Field NOTE = GrowthForecasts.NOTE;

  public static final Table TABLE =
      Table.record("forecast_errors")
          .rows("one series and model")
          .key(SERIES, MODEL)
          .columns(ERROR_RANK, IS_WINNER, MEAN_ERROR, SCALE, SCALED_ERROR, COMPARED, ORIGINS)
          .columns(PARAMETERS, NOTE)
          .checks(
              Check.notNegative(MEAN_ERROR),
              Check.rows(
                  "the_first_wins",
                  "the model of rank 1 makes the forecast and no other",
                  () -> IS_WINNER.col().equalTo(ERROR_RANK.col().equalTo(1))));

  private ForecastErrors() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String series,
      String model,
      int errorRank,
      boolean isWinner,
      Optional<Double> meanError,
      Optional<Double> scale,
      Optional<Double> scaledError,
      long compared,
      long origins,
      String parameters,
      Optional<String> note) {}
}
