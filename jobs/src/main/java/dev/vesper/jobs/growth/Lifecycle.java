package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.optional;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * Where every user who ever signed in, or is registered, is in the life with the platform, as of
 * the night.
 */
public final class Lifecycle {
  public static final Field USER_ID = UserStates.USER_ID;
  public static final Field ACTIVITY_STATE = LifecycleCounts.ACTIVITY_STATE;
  public static final Field PAID_STATE = LifecycleCounts.PAID_STATE;
  public static final Field DAYS_SINCE_ACTIVE =
      optional(
              "days_since_active",
              DataTypes.IntegerType,
              "Days since the newest active day; 0 for who was active on the night, absent for who"
                  + " never was")
          .in("days");

  public static final Table TABLE =
      Table.state("lifecycle")
          .rows("one user who ever signed in, or is listed as registered")
          .key(USER_ID)
          .columns(ACTIVITY_STATE, PAID_STATE, DAYS_SINCE_ACTIVE)
          .checks(Check.notNegative(DAYS_SINCE_ACTIVE));

  private Lifecycle() {}
}
