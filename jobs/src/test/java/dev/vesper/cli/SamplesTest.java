package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;
import static dev.vesper.cli.SampleNights.truth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The events of data-samples and what users did each day, held against what the generator planted
 * and against DuckDB.
 */
final class SamplesTest {
  @Test
  void everyNightIsPublished() {
    assertEquals(ExitCode.DONE, SampleNights.report().exitCode());
    assertEquals(List.of(), SampleNights.report().missing());
    assertTrue(SampleNights.report().commit().isPresent());
  }

  @Test
  void theAccountsOfEveryFileAreThosePlanted() throws SQLException {
    assertSame(
        "SELECT source_file, read, accepted, duplicate, too_late, quarantined FROM "
            + table("file_accounts")
            + " WHERE coming = 0 ORDER BY ALL",
        "SELECT * FROM " + truth("files.csv") + " ORDER BY ALL");
  }

  @Test
  void everyBrokenLineStandsInQuarantineForItsReason() throws SQLException {
    assertSame(
        "SELECT source_file, reason, count(*) FROM "
            + table("quarantine")
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT file, reason, lines FROM " + truth("broken.csv") + " ORDER BY ALL");
  }

  @Test
  void theEventsOfEachTypeAndNightAreThosePlanted() throws SQLException {
    assertSame(
        "SELECT dt::DATE, event_type, count(*) FROM "
            + table("events")
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT night::DATE, event_type, events FROM "
            + truth("types.csv")
            + " WHERE events > 0 ORDER BY ALL");
  }

  @Test
  void whereUsersComeFromIsTheFirstThingThatWasTold() throws SQLException {
    assertSame(
        "SELECT user_id, origin, value, told_on FROM "
            + table("user_origins")
            + " WHERE dt = DATE '"
            + LAST
            + "' ORDER BY ALL",
        """
        WITH told AS (
          SELECT coalesce(user_id, anonymous_id) AS u, dt, event_time, 'channel' AS o,
            channel_source AS v FROM %1$s
          UNION ALL SELECT coalesce(user_id, anonymous_id), dt, event_time, 'community', community_id
            FROM %1$s WHERE event_type = 'join'
          UNION ALL SELECT coalesce(user_id, anonymous_id), dt, event_time, 'plan', plan_id
            FROM %1$s WHERE event_type = 'subscribe'
          UNION ALL SELECT user_id, min(dt), min(event_time), 'region', any_value(region)
            FROM %1$s JOIN (SELECT DISTINCT user_id, region FROM %2$s) USING (user_id) GROUP BY user_id)
        SELECT u, o, arg_min(v, (event_time, v)), min(dt) FROM told WHERE v IS NOT NULL
        GROUP BY u, o ORDER BY ALL"""
            .formatted(table("events"), table("users")));
  }

  @Test
  void userDaysAreWhatDuckDbSumsUpFromTheEvents() throws SQLException {
    assertSame(
        "SELECT " + Answers.userDaysColumns() + " FROM " + table("user_days") + " ORDER BY ALL",
        Answers.userDays(table("events"), "Asia/Shanghai"));
  }
}
