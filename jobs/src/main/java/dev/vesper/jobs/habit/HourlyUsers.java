package dev.vesper.jobs.habit;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** At which hours of the day users are there. */
public final class HourlyUsers {
  public static final Field HOUR =
      required(
          "hour", DataTypes.IntegerType, "The hour of the business day that begins so, 0 to 23");
  public static final Field WEEKDAY =
      required("weekday", DataTypes.IntegerType, "The day of the week, 1 being Monday");
  public static final Field USERS = count("users", "Users with an event in the hour").in("users");
  public static final Field ACTIVE_USERS =
      count("active_users", "Users with an event on the day").in("users");

  public static final Table TABLE =
      Table.rate("hourly_users")
          .rows("one hour of the business day")
          .key(HOUR)
          .columns(WEEKDAY, USERS, ACTIVE_USERS)
          .checks(
              Check.rows(
                  "part_of_the_active",
                  "no hour has more users than the day",
                  () -> USERS.col().leq(ACTIVE_USERS.col())));

  private HourlyUsers() {}

  /** A row. */
  record RowOf(LocalDate dt, int hour, int weekday, long users, long activeUsers) {}
}
