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
    report = Samples.run(Samples.platform(warehouse), LAST);
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

  /** A query of user, kind and day of birth. */
  private static String births() {
    String signedIn =
        "SELECT user_id AS u, min(dt) AS b FROM " + table("events") + " WHERE user_id ";
    return "SELECT 'first_seen' AS kind, * FROM ("
        + signedIn
        + "IS NOT NULL GROUP BY u) UNION ALL SELECT 'registered', * FROM ("
        + signedIn
        + "IS NOT NULL AND event_type = 'register' GROUP BY u)"
        + " UNION ALL SELECT 'first_purchase', * FROM ("
        + signedIn
        + "IS NOT NULL AND event_type = 'purchase' GROUP BY u)"
        + " UNION ALL SELECT 'joined_community', * FROM ("
        + signedIn
        + "IS NOT NULL AND event_type = 'join' GROUP BY u)";
  }

  /** Births with the part that the user is born into: of all, and of those of one channel. */
  private static String birthsByChannel() {
    return """
        WITH births AS (%s),
        told AS (
          SELECT user_id AS u, min(dt) AS d,
            arg_min(channel_source, (dt, event_time, channel_source)) AS v
          FROM %s WHERE user_id IS NOT NULL AND channel_source IS NOT NULL GROUP BY u)
        SELECT {b: 'all', v: 'all'} AS part, * FROM births
        UNION ALL
        SELECT {b: 'channel', v: CASE WHEN told.d <= births.b THEN told.v ELSE 'none' END}, births.*
        FROM births LEFT JOIN told USING (u)"""
        .formatted(births(), table("events"));
  }

  @Test
  void retentionIsWhatDuckDbFindsForEachPartCohortAndPeriod() throws SQLException {
    assertSame(
        "SELECT "
            + RetentionAnswers.COLUMNS
            + " FROM "
            + table("retention")
            + " WHERE clock = 'calendar' ORDER BY ALL",
        RetentionAnswers.of(seen(), birthsByChannel(), FIRST, LAST));
  }

  @Test
  void retentionByTwentyFourHoursIsWhatDuckDbFindsInTheHoursOfEvents() throws SQLException {
    assertSame(
        "SELECT "
            + RetentionAnswers.COLUMNS
            + " FROM "
            + table("retention")
            + " WHERE clock = 'rolling_24h' ORDER BY ALL",
        RetentionAnswers.rolling(
            "SELECT user_id AS u, dt AS d, epoch(event_time)::BIGINT // 3600 AS h FROM "
                + table("events")
                + " WHERE user_id IS NOT NULL",
            "SELECT * FROM (" + birthsByChannel() + ") WHERE kind = 'first_seen'",
            FIRST,
            LAST));
  }

  @Test
  void growthOfTheUsersOfEachChannelIsWhatDuckDbCounts() throws SQLException {
    List<String> channels =
        duck.rows(
            "SELECT DISTINCT part.v FROM ("
                + birthsByChannel()
                + ") WHERE part.b <> 'all' ORDER BY 1");
    assertTrue(channels.size() > 2, channels.toString());
    for (String channel : channels) {
      String users =
          "SELECT u FROM (%s) WHERE kind = 'first_seen' AND part = {b: 'channel', v: '%s'}"
              .formatted(birthsByChannel(), channel);
      assertSame(
          "SELECT * EXCLUDE (breakdown, value) FROM (SELECT dt, grain, period_start, is_complete,"
              + " active_users, new_users, retained_users, returned_users, lost_users, quick_ratio,"
              + " previous_active_users, active_growth, dau, wau, mau, known_users, breakdown, value"
              + " FROM "
              + table("growth_parts")
              + ") WHERE breakdown = 'channel' AND value = '"
              + channel
              + "' ORDER BY ALL",
          "SELECT * EXCLUDE (fresh_before, new_growth, stickiness) FROM (SELECT dt, grain, since,"
              + " complete, active, fresh, retained, returned, lost, quick, active_before,"
              + " active_growth, dau, wau, mau, known, fresh_before, new_growth, stickiness FROM ("
              + Answers.growth(
                  "SELECT * FROM (" + seen() + ") WHERE u IN (" + users + ")", FIRST, LAST)
              + ") AS g(dt, grain, since, complete, active, fresh, retained, returned, lost, quick,"
              + " active_before, fresh_before, active_growth, new_growth, dau, wau, mau, stickiness,"
              + " known)) WHERE known > 0 ORDER BY ALL");
    }
  }

  @Test
  void thePartsOfTheUsersAddUpToAll() throws SQLException {
    assertSame(
        "SELECT dt, grain, sum(active_users), sum(new_users), sum(lost_users), sum(mau),"
            + " sum(known_users) FROM "
            + table("growth_parts")
            + " GROUP BY dt, grain ORDER BY ALL",
        "SELECT dt, grain, active_users, new_users, lost_users, mau, known_users FROM "
            + table("growth")
            + " ORDER BY ALL");
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
            FROM %1$s WHERE event_type = 'subscribe')
        SELECT u, o, arg_min(v, (event_time, v)), min(dt) FROM told WHERE v IS NOT NULL
        GROUP BY u, o ORDER BY ALL"""
            .formatted(table("events")));
  }

  @Test
  void curvesPoolTheCompleteCohortsOfNinetyOneNights() throws SQLException {
    assertSame(
        "SELECT dt, clock, breakdown, value, cohort_kind, grain, definition, n, until_n, cohorts, eligible,"
            + " retained, rate FROM "
            + table("retention_curves")
            + " ORDER BY ALL",
        "SELECT night.dt, clock, breakdown, value, cohort_kind, grain, definition, n, until_n, count(*), sum(eligible),"
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
            + " WHERE breakdown = 'all' AND clock = 'calendar' AND cohort_kind = 'first_seen'"
            + " AND grain = 'day'"
            + " AND definition = 'on' AND n = 0"
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
  void userDaysAreWhatDuckDbSumsUpFromTheEvents() throws SQLException {
    assertSame(
        "SELECT " + Answers.userDaysColumns() + " FROM " + table("user_days") + " ORDER BY ALL",
        Answers.userDays(table("events"), "Asia/Shanghai"));
  }

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
  void theSeasonalNaiveModelErrsAsDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT series, round(mean_error, 9), round(scale, 9), compared, origins FROM "
            + table("forecast_errors")
            + " WHERE model = 'seasonal_naive' AND series IN ('dau', 'new_users') ORDER BY series",
        ForecastAnswers.seasonalNaive(table("growth")));
  }

  @Test
  void theModelWithTheSmallestErrorForecastsEachOfTheNextDays() throws SQLException {
    assertSame(
        "SELECT dt, series, model, horizon_days, target_day FROM "
            + table("growth_forecasts")
            + " ORDER BY ALL",
        "SELECT DATE '"
            + LAST
            + "', series, arg_min(model, coalesce(scaled_error, 0)), h, DATE '"
            + LAST
            + "' + h FROM "
            + table("forecast_errors")
            + ", (SELECT CAST(unnest(range(1, 29)) AS INTEGER) AS h) GROUP BY ALL ORDER BY ALL");
  }

  private static String order() {
    return "SELECT order_days FROM " + table("activity_models") + " WHERE is_chosen";
  }

  @Test
  void theOrderOfTheChainIsTheLikeliestThatDuckDbFinds() throws SQLException {
    String orders = ForecastAnswers.orders(seen(), LAST);
    assertSame(
        "SELECT order_days, judged_days, round(log_likelihood, 6) FROM "
            + table("activity_models")
            + " ORDER BY ALL",
        orders);
    assertSame(order(), "SELECT k FROM (" + orders + ") AS o(k, n, l) ORDER BY l DESC LIMIT 1");
  }

  @Test
  void theChainAndTheChancesOfEachUserAreWhatDuckDbComputes() throws SQLException {
    assertSame(
        "SELECT history, observed_days, active_days, round(chance_tomorrow, 9) FROM "
            + table("activity_histories")
            + " WHERE observed_days > 0 ORDER BY ALL",
        ForecastAnswers.histories(seen(), LAST, order()));
    assertSame(
        "SELECT user_id, history_days, round(chance_tomorrow, 9), round(chance_week, 9) FROM "
            + table("activity_chances")
            + " ORDER BY user_id",
        ForecastAnswers.chances(seen(), LAST, order()));
    assertSame(
        "SELECT decile, judged_days, round(expected_days, 6), active_days FROM "
            + table("activity_calibrations")
            + " ORDER BY decile",
        ForecastAnswers.deciles(seen(), LAST, order()));
  }

  @Test
  void theLifecycleOfTheNextDaysIsTheOneThatDuckDbRollsForward() throws SQLException {
    assertSame(
        "SELECT horizon_days, activity_state, round(expected_users, 6) FROM "
            + table("lifecycle_forecasts")
            + " WHERE horizon_days <= 2 AND expected_users > 0 ORDER BY ALL",
        ForecastAnswers.lifecycle(table("lifecycle_transitions"), LAST));
    assertSame(
        "SELECT horizon_days, round(sum(expected_users), 6) FROM "
            + table("lifecycle_forecasts")
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT horizon_days, round(any_value(expected_known_users), 6) FROM "
            + table("lifecycle_forecasts")
            + " GROUP BY ALL ORDER BY ALL");
  }
}
