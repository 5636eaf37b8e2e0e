package dev.vesper.jobs.habit;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How often in a day users come: those active on the night by their number of sessions. */
public final class SessionCounts {
  /** The row of this number holds all who had as many or more. */
  static final int MOST = 20;

  public static final Field SESSIONS =
      count(
              "sessions",
              "Sessions that began on the day, 20 standing for 20 and more; 0 of users whose only"
                  + " one began the day before")
          .in("sessions");
  public static final Field USERS = count("users", "Users with so many sessions").in("users");
  public static final Field ACTIVE_USERS =
      count("active_users", "Users with an event on the day").in("users");
  public static final Field ALL_SESSIONS =
      count("all_sessions", "Sessions of all of them").in("sessions");
  public static final Field SESSIONS_PER_USER =
      optional(
          "sessions_per_user",
          DataTypes.DoubleType,
          "all_sessions / active_users, the same in all rows of the night; absent where nobody came");

  public static final Table TABLE =
      Table.rate("session_counts")
          .rows("one number of sessions, from 0 to 20")
          .key(SESSIONS)
          .columns(USERS, ACTIVE_USERS, ALL_SESSIONS, SESSIONS_PER_USER)
          .checks(
              Check.rows(
                  "part_of_the_active",
                  "no number of sessions has more users than the day",
                  () -> USERS.col().leq(ACTIVE_USERS.col())));

  private SessionCounts() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      long sessions,
      long users,
      long activeUsers,
      long allSessions,
      Optional<Double> sessionsPerUser) {}
}
