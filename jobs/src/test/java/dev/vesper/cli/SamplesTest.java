package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.run.RunReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nights of data-samples, held against what the generator planted and against DuckDB. */
final class SamplesTest {
  private static final String FIRST = "2026-10-06";
  private static final String LAST = "2026-11-19";

  @TempDir private static Path temp;
  private static Path warehouse;
  private static RunReport report;
  private static DuckDb duck;

  @BeforeAll
  static void buildAllNights() throws SQLException {
    warehouse = temp.resolve("warehouse");
    report = Samples.run(Samples.platform(warehouse, FunnelAnswers.SETTINGS), LAST);
    report.outcomes().stream()
        .flatMap(outcome -> outcome.failure().stream())
        .forEach(Throwable::printStackTrace);
    duck = new DuckDb();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static String table(String name) {
    return Samples.table(warehouse, name);
  }

  private static String truth(String file) {
    return "'" + Samples.FOLDER.resolve("truth").resolve(file) + "'";
  }

  private static void assertSame(String ours, String theirs) throws SQLException {
    List<String> expected = duck.rows(theirs);
    assertFalse(expected.isEmpty(), theirs);
    assertEquals(String.join("\n", expected), String.join("\n", duck.rows(ours)));
  }

  @Test
  void everyNightIsPublished() {
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals(List.of(), report.missing());
    assertTrue(report.commit().isPresent());
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
  void activeAndNewUsersAreThosePlanted() throws SQLException {
    assertSame(
        "SELECT dt::DATE, dau, wau, mau, new_users FROM "
            + table("growth")
            + " WHERE grain = 'day' ORDER BY ALL",
        "SELECT night::DATE, users, users_7d, users_30d, new_users FROM "
            + truth("users_any_event.csv")
            + " ORDER BY ALL");
  }

  @Test
  void growthIsWhatDuckDbCountsInTheEvents() throws SQLException {
    assertSame(
        "SELECT " + Answers.GROWTH_COLUMNS + " FROM " + table("growth") + " ORDER BY ALL",
        Answers.growth(seen(), FIRST, LAST));
  }

  private static String seen() {
    return "SELECT user_id AS u, dt AS d FROM " + table("events") + " WHERE user_id IS NOT NULL";
  }

  @Test
  void asManyUsersAreInEachStateAsDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT dt, activity_state, users, known_users FROM "
            + table("lifecycle_counts")
            + " WHERE users > 0 ORDER BY ALL",
        Answers.lifecycle(seen(), FIRST, LAST));
  }

  @Test
  void eachUserIsInTheStateThatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, user_id, activity_state FROM " + table("lifecycle") + " ORDER BY ALL",
        "SELECT * FROM ("
            + Answers.states(seen(), FIRST, LAST)
            + ") WHERE dt > DATE '"
            + LAST
            + "' - 7 ORDER BY ALL");
  }

  @Test
  void everyMoveBetweenStatesIsTheOneThatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, from_state, to_state, users FROM "
            + table("lifecycle_transitions")
            + " WHERE users > 0 ORDER BY ALL",
        Answers.transitions(seen(), FIRST, LAST));
  }

  @Test
  void usersByActiveDaysAreWhatDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT dt, active_days, users FROM "
            + table("stickiness")
            + " WHERE users > 0 ORDER BY ALL",
        Answers.stickiness(seen(), FIRST, LAST));
  }

  @Test
  void retentionIsWhatDuckDbFindsForEachCohortAndPeriod() throws SQLException {
    String signedIn =
        "SELECT user_id AS u, min(dt) AS b FROM " + table("events") + " WHERE user_id ";
    String births =
        "SELECT 'first_seen' AS kind, * FROM ("
            + signedIn
            + "IS NOT NULL GROUP BY u) UNION ALL SELECT 'registered', * FROM ("
            + signedIn
            + "IS NOT NULL AND event_type = 'register' GROUP BY u)"
            + " UNION ALL SELECT 'first_purchase', * FROM ("
            + signedIn
            + "IS NOT NULL AND event_type = 'purchase' GROUP BY u)";
    assertSame(
        "SELECT " + RetentionAnswers.COLUMNS + " FROM " + table("retention") + " ORDER BY ALL",
        RetentionAnswers.of(seen(), births, FIRST, LAST));
  }

  @Test
  void curvesPoolTheCompleteCohortsOfNinetyOneNights() throws SQLException {
    assertSame(
        "SELECT dt, cohort_kind, grain, definition, n, until_n, cohorts, eligible, retained, rate"
            + " FROM "
            + table("retention_curves")
            + " ORDER BY ALL",
        "SELECT night.dt, cohort_kind, grain, definition, n, until_n, count(*), sum(eligible),"
            + " sum(retained), sum(retained) / sum(eligible) FROM "
            + table("retention")
            + " AS cell JOIN (SELECT DISTINCT dt FROM "
            + table("growth")
            + ") AS night ON cell.dt BETWEEN night.dt - 90 AND night.dt"
            + " WHERE is_complete GROUP BY ALL ORDER BY ALL");
  }

  @Test
  void everybodyIsThereOnTheDayOfBirthAndTheFirstSeenAreTheNewUsersOfGrowth() throws SQLException {
    assertSame(
        "SELECT cohort_start, eligible, retained FROM "
            + table("retention")
            + " WHERE cohort_kind = 'first_seen' AND grain = 'day' AND definition = 'on' AND n = 0"
            + " ORDER BY ALL",
        "SELECT dt, new_users, new_users FROM "
            + table("growth")
            + " WHERE grain = 'day' AND new_users > 0 ORDER BY ALL");
  }

  @Test
  void theStatesOfANightAddUpAndSoDoTheWindows() throws SQLException {
    assertSame(
        "SELECT dt, sum(users), max(known_users),"
            + " sum(users) FILTER (activity_state IN ('new', 'current', 'reactivated', 'resurrected')),"
            + " sum(users) FILTER (activity_state NOT IN ('at_risk_monthly', 'dormant')),"
            + " sum(users) FILTER (activity_state <> 'dormant') FROM "
            + table("lifecycle_counts")
            + " GROUP BY dt ORDER BY dt",
        "SELECT dt, known_users, known_users, dau, wau, mau FROM "
            + table("growth")
            + " WHERE grain = 'day' ORDER BY dt");
  }

  @Test
  void funnelsAreWhatDuckDbFindsLookingForEachStep() throws SQLException {
    assertSame(
        "SELECT " + FunnelAnswers.COLUMNS + " FROM " + table("funnels") + " ORDER BY ALL",
        FunnelAnswers.funnels(table("events"), FIRST, LAST));
  }

  @Test
  void theModelCountsWhoWasSeenRegisteredCompletedAndPaid() throws SQLException {
    assertSame(
        "SELECT dt, period, period_start, period_end, is_complete, candidates, registered,"
            + " completed, paid, CAST(round(paying_users, 6) AS BIGINT) FROM "
            + table("conversion_models")
            + " ORDER BY ALL",
        FunnelAnswers.models(table("events"), FIRST, LAST));
  }

  @Test
  void userDaysAreWhatDuckDbSumsUpFromTheEvents() throws SQLException {
    assertSame(
        "SELECT " + Answers.userDaysColumns() + " FROM " + table("user_days") + " ORDER BY ALL",
        Answers.userDays(table("events"), "Asia/Shanghai"));
  }
}
