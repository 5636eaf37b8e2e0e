package dev.vesper.jobs.forecast;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.growth.LifecycleCounts;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/**
 * How many users will be where in their life on each of the 30 days after the night, if people go
 * on as in the last four weeks.
 */
public final class LifecycleForecasts {
  public static final Field ACTIVITY_STATE = LifecycleCounts.ACTIVITY_STATE;
  public static final Field HORIZON_DAYS =
      required("horizon_days", DataTypes.IntegerType, "Days after the night, from 0 to 30")
          .in("days");
  public static final Field TARGET_DAY =
      required("target_day", DataTypes.DateType, "The day that the forecast is of");
  public static final Field EXPECTED_USERS =
      required(
              "expected_users",
              DataTypes.DoubleType,
              "Users in the state, assuming that everybody moves on with the shares of"
                  + " lifecycle_transitions pooled over the night and the 27 before, whatever else"
                  + " is known of them, and that as many come anew each day as on average then")
          .in("users");
  public static final Field EXPECTED_KNOWN_USERS =
      required(
              "expected_known_users",
              DataTypes.DoubleType,
              "All users of the day: those known on the night, and those who came since")
          .in("users");
  public static final Field EXPECTED_NEW_USERS =
      required(
              "expected_new_users",
              DataTypes.DoubleType,
              "Users expected to be active for the first time after the night, up to the day")
          .in("users");

  public static final Table TABLE =
      Table.record("lifecycle_forecasts")
          .rows("one state of activity and day ahead; day 0 is the night itself")
          .key(HORIZON_DAYS, ACTIVITY_STATE)
          .columns(TARGET_DAY, EXPECTED_USERS, EXPECTED_KNOWN_USERS, EXPECTED_NEW_USERS)
          .checks(
              Check.notNegative(EXPECTED_USERS),
              Check.rows(
                  "part_of_the_known",
                  "a state holds no more users than there are",
                  () -> EXPECTED_USERS.col().leq(EXPECTED_KNOWN_USERS.col().plus(1e-6))));

  private LifecycleForecasts() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int horizonDays,
      String activityState,
      LocalDate targetDay,
      double expectedUsers,
      double expectedKnownUsers,
      double expectedNewUsers) {}
}
