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

/** The numbers of growth to be expected on each of the 28 days after the night. */
public final class GrowthForecasts {
  public static final Field SERIES =
      required("series", DataTypes.StringType, "The column of growth, grain day, that is forecast");
  public static final Field HORIZON_DAYS =
      required("horizon_days", DataTypes.IntegerType, "Days after the night, from 1 to 28")
          .in("days");
  public static final Field TARGET_DAY =
      required("target_day", DataTypes.DateType, "The day that the forecast is of");
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "The winner of the backtest in forecast_errors; recent_mean or recent_rise where the"
              + " history is too short for one");
  public static final Field FORECAST =
      required("forecast", DataTypes.DoubleType, "The value to be expected").in("users");
  public static final Field LOW_80 =
      required("low_80", DataTypes.DoubleType, "Lower end of the 80 % interval").in("users");
  public static final Field HIGH_80 =
      required("high_80", DataTypes.DoubleType, "Upper end of the 80 % interval").in("users");
  public static final Field LOW_95 =
      required("low_95", DataTypes.DoubleType, "Lower end of the 95 % interval").in("users");
  public static final Field HIGH_95 =
      required("high_95", DataTypes.DoubleType, "Upper end of the 95 % interval").in("users");
  public static final Field HISTORY_NIGHTS =
      count("history_nights", "Nights that the forecast was made from, the newest 210 at most")
          .in("nights");
  public static final Field NOTE =
      optional("note", DataTypes.StringType, "What the forecast lacks, if anything");

  public static final Table TABLE =
      Table.record("growth_forecasts")
          .rows("one series and day ahead")
          .key(SERIES, HORIZON_DAYS)
          .columns(TARGET_DAY, MODEL, FORECAST, LOW_80, HIGH_80, LOW_95, HIGH_95)
          .columns(HISTORY_NIGHTS, NOTE)
          .checks(
              Check.rows(
                  "intervals_nest",
                  "low_95 <= low_80 <= forecast <= high_80 <= high_95",
                  () ->
                      LOW_95
                          .col()
                          .leq(LOW_80.col())
                          .and(LOW_80.col().leq(FORECAST.col()))
                          .and(FORECAST.col().leq(HIGH_80.col()))
                          .and(HIGH_80.col().leq(HIGH_95.col()))),
              Check.notNegative(LOW_95));

  private GrowthForecasts() {}

  /** A row. */
  @SuppressWarnings("MemberName") // as the columns are called
  record RowOf(
      LocalDate dt,
      String series,
      int horizonDays,
      LocalDate targetDay,
      String model,
      double forecast,
      double low_80,
      double high_80,
      double low_95,
      double high_95,
      long historyNights,
      Optional<String> note) {}
}
