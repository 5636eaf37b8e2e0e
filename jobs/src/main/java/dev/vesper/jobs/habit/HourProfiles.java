package dev.vesper.jobs.habit;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** At which hours of the week users are there, over the 28 nights up to the night. */
public final class HourProfiles {
  /** The nights before tonight that are added up with it. */
  static final int NIGHTS_BEFORE = 27;

  public static final Field DAYS =
      count("days", "Days of that weekday that are added up").in("days");
  public static final Field USERS =
      HourlyUsers.USERS.meaning("Users with an event in the hour, added up over these days");
  public static final Field USERS_PER_DAY =
      required("users_per_day", DataTypes.DoubleType, "users / days");

  public static final Table TABLE =
      Table.rate("hour_profiles")
          .rows("one hour of the week")
          .key(HourlyUsers.WEEKDAY, HourlyUsers.HOUR)
          .columns(DAYS, USERS, USERS_PER_DAY);

  private HourProfiles() {}

  /** A row. */
  record RowOf(LocalDate dt, int weekday, int hour, long days, long users, double usersPerDay) {}
}
