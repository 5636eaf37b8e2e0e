package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.FIRST;
import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.duck;
import static dev.vesper.cli.SampleNights.seen;
import static dev.vesper.cli.SampleNights.table;
import static dev.vesper.cli.SampleNights.truth;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Growth, lifecycle and retention of data-samples, held against what the generator planted and
 * against DuckDB.
 */
final class GrowthSamplesTest {
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

  @Test
  void asManyUsersAreInEachStateAsDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT dt, activity_state, paid_state, users, known_users FROM "
            + table("lifecycle_counts")
            + " WHERE users > 0 ORDER BY ALL",
        Answers.lifecycle(states(), paid()));
  }

  @Test
  void eachUserIsInTheStateThatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, user_id, activity_state, paid_state FROM "
            + table("lifecycle")
            + " ORDER BY ALL",
        "SELECT dt, u, state, coalesce(paid, 'never_paid') FROM ("
            + states()
            + ") LEFT JOIN ("
            + paid()
            + ") USING (dt, u) WHERE dt > DATE '"
            + LAST
            + "' - 7 ORDER BY ALL");
  }

  /** A query of night, user and state of activity. */
  private static String states() {
    return "(%s) UNION ALL (%s)"
        .formatted(
            Answers.states(seen(), FIRST, LAST),
            Answers.neverActive(table("users"), seen(), FIRST, LAST));
  }

  /** A query of night, user and paid state, for those who ever paid. */
  private static String paid() {
    String inForce = RevenueAnswers.inForce(table("events"), table("plans"), FIRST, LAST);
    return """
        WITH spans AS (SELECT DISTINCT u, dt FROM (%s)),
        bought AS (
          SELECT DISTINCT user_id AS u, dt FROM %s
          WHERE event_type = 'purchase' AND user_id IS NOT NULL),
        nights AS (SELECT DISTINCT dt FROM %s)
        SELECT nights.dt, u, CASE
            WHEN EXISTS (SELECT 1 FROM spans s WHERE s.u = payers.u AND s.dt = nights.dt)
              OR EXISTS (SELECT 1 FROM bought b
                WHERE b.u = payers.u AND b.dt BETWEEN nights.dt - 29 AND nights.dt)
            THEN 'paying' ELSE 'lapsed' END AS paid
        FROM nights JOIN (
          SELECT u, min(dt) AS since FROM (SELECT * FROM spans UNION ALL SELECT * FROM bought)
          GROUP BY u) payers ON since <= nights.dt"""
        .formatted(inForce, table("events"), table("growth"));
  }

  @Test
  void everyMoveBetweenStatesIsTheOneThatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, from_state, to_state, users FROM "
            + table("lifecycle_transitions")
            + " WHERE users > 0 ORDER BY ALL",
        Answers.transitions(states()));
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

  /** Births with the part that the user is born into: of all, of one channel, of one region. */
  private static String birthsByPart() {
    return """
        WITH births AS (%1$s),
        told AS (
          SELECT 'channel' AS k, user_id AS u, min(dt) AS d,
            arg_min(channel_source, (dt, event_time, channel_source)) AS v
          FROM %2$s WHERE user_id IS NOT NULL AND channel_source IS NOT NULL GROUP BY user_id
          UNION ALL
          SELECT DISTINCT 'region', user_id, DATE '1970-01-01', region FROM %3$s WHERE region IS NOT NULL)
        SELECT {b: 'all', v: 'all'} AS part, * FROM births
        UNION ALL
        SELECT {b: kinds.k, v: CASE WHEN told.d <= births.b THEN told.v ELSE 'none' END}, births.*
        FROM births CROSS JOIN (VALUES ('channel'), ('region')) AS kinds(k)
          LEFT JOIN told ON told.u = births.u AND told.k = kinds.k"""
        .formatted(births(), table("events"), table("users"));
  }

  @Test
  void retentionIsWhatDuckDbFindsForEachPartCohortAndPeriod() throws SQLException {
    assertSame(
        "SELECT "
            + RetentionAnswers.COLUMNS
            + " FROM "
            + table("retention")
            + " WHERE clock = 'calendar' ORDER BY ALL",
        RetentionAnswers.of(seen(), birthsByPart(), FIRST, LAST));
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
            "SELECT * FROM (" + birthsByPart() + ") WHERE kind = 'first_seen'",
            FIRST,
            LAST));
  }

  @Test
  void growthOfTheUsersOfEachPartIsWhatDuckDbCounts() throws SQLException {
    List<String> parts =
        duck()
            .rows(
                "SELECT DISTINCT part.b || '/' || part.v FROM ("
                    + birthsByPart()
                    + ") WHERE part.b <> 'all' ORDER BY 1");
    assertTrue(parts.size() > 8, parts.toString());
    for (String part : parts) {
      String breakdown = part.substring(0, part.indexOf('/'));
      String value = part.substring(part.indexOf('/') + 1);
      String users =
          "SELECT u FROM (%s) WHERE kind = 'first_seen' AND part = {b: '%s', v: '%s'}"
              .formatted(birthsByPart(), breakdown, value);
      assertSame(
          "SELECT * EXCLUDE (breakdown, value) FROM (SELECT dt, grain, period_start, is_complete,"
              + " active_users, new_users, retained_users, returned_users, lost_users, quick_ratio,"
              + " previous_active_users, active_growth, dau, wau, mau, known_users, breakdown, value"
              + " FROM "
              + table("growth_parts")
              + ") WHERE breakdown = '"
              + breakdown
              + "' AND value = '"
              + value
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
        "SELECT breakdown, dt, grain, sum(active_users), sum(new_users), sum(lost_users), sum(mau),"
            + " sum(known_users) FROM "
            + table("growth_parts")
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT breakdown, dt, grain, active_users, new_users, lost_users, mau, known_users FROM "
            + table("growth")
            + " CROSS JOIN (VALUES ('channel'), ('region')) AS kinds(breakdown) ORDER BY ALL");
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
        "SELECT dt, sum(users) FILTER (activity_state <> 'never_active'), max(known_users) - sum(users),"
            + " sum(users) FILTER (activity_state IN ('new', 'current', 'reactivated', 'resurrected')),"
            + " sum(users) FILTER (activity_state NOT IN ('at_risk_monthly', 'dormant', 'never_active')),"
            + " sum(users) FILTER (activity_state NOT IN ('dormant', 'never_active')) FROM "
            + table("lifecycle_counts")
            + " GROUP BY dt ORDER BY dt",
        "SELECT dt, known_users, 0, dau, wau, mau FROM "
            + table("growth")
            + " WHERE grain = 'day' ORDER BY dt");
  }
}
