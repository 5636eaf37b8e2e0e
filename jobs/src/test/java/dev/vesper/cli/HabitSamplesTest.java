package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Hours and sessions of data-samples, held against DuckDB. */
final class HabitSamplesTest {
  @Test
  void usersOfEachHourAndNumberOfSessionsAreWhatDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT dt, hour, weekday, users, active_users FROM "
            + table("hourly_users")
            + " WHERE users > 0 ORDER BY ALL",
        "SELECT dt, hour(event_time AT TIME ZONE 'Asia/Shanghai') AS h, isodow(dt),"
            + " count(DISTINCT user_id), max(n) FROM "
            + table("events")
            + " JOIN (SELECT dt, count(DISTINCT user_id) AS n FROM "
            + table("events")
            + " GROUP BY dt) USING (dt) WHERE user_id IS NOT NULL GROUP BY ALL ORDER BY ALL");
    assertSame(
        "SELECT dt, sessions, users, active_users, all_sessions, sessions_per_user FROM "
            + table("session_counts")
            + " WHERE users > 0 ORDER BY ALL",
        """
        WITH days AS (SELECT dt, sessions AS n FROM %s WHERE is_known),
        whole AS (SELECT dt, count(*) AS users, sum(n) AS sessions FROM days GROUP BY dt)
        SELECT dt, least(n, 20), count(*), any_value(users), any_value(sessions),
          any_value(sessions / users)
        FROM days JOIN whole USING (dt) GROUP BY ALL ORDER BY ALL"""
            .formatted(table("user_days")));
  }

  @Test
  void theHoursOfAWeekAddUpFourWeeks() throws SQLException {
    assertSame(
        "SELECT dt, weekday, hour, days, users, users_per_day FROM "
            + table("hour_profiles")
            + " ORDER BY ALL",
        "SELECT night.dt, isodow(day.dt), hour, count(*), sum(users), sum(users) / count(*) FROM "
            + table("hourly_users")
            + " AS day JOIN (SELECT DISTINCT dt FROM "
            + table("growth")
            + ") AS night ON day.dt BETWEEN night.dt - 27 AND night.dt GROUP BY ALL ORDER BY ALL");
  }
}
