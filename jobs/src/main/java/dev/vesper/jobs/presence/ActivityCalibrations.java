package dev.vesper.jobs.presence;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** Whether the chances come true: predicted beside observed, on days that taught nothing. */
public final class ActivityCalibrations {
  public static final Field DECILE =
      required(
          "decile",
          DataTypes.IntegerType,
          "Tenth of the judged days by predicted chance, 1 the lowest; days of one history stay"
              + " together, so that a decile may be absent");
  public static final Field JUDGED_DAYS =
      count("judged_days", "Days of users among the night and the 6 before").in("user days");
  public static final Field EXPECTED_DAYS =
      required(
              "expected_days",
              DataTypes.DoubleType,
              "The sum of their chances by the chain that the 28 days before taught")
          .in("user days");
  public static final Field ACTIVE_DAYS =
      count("active_days", "Those of them on which the user was active").in("user days");
  public static final Field PREDICTED =
      required("predicted", DataTypes.DoubleType, "expected_days / judged_days");
  public static final Field OBSERVED =
      required("observed", DataTypes.DoubleType, "active_days / judged_days");

  public static final Table TABLE =
      Table.record("activity_calibrations")
          .rows("one tenth of the judged days")
          .key(DECILE)
          .columns(JUDGED_DAYS, EXPECTED_DAYS, ACTIVE_DAYS, PREDICTED, OBSERVED)
          .checks(Check.share(PREDICTED), Check.share(OBSERVED));

  private ActivityCalibrations() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int decile,
      long judgedDays,
      double expectedDays,
      long activeDays,
      double predicted,
      double observed) {}
}
