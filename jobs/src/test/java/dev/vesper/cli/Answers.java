package dev.vesper.cli;

import dev.vesper.jobs.activity.UserDays;
import java.util.stream.Collectors;

/**
 * The numbers of some tables as SQL that counts them from events the plain way: each night by
 * itself, each user by looking, whatever it costs.
 */
final class Answers {
  /** The columns of {@code growth} in the order of {@link #growth}. */
  static final String GROWTH_COLUMNS =
      "dt, grain, period_start, is_complete, active_users, new_users, retained_users,"
          + " returned_users, lost_users, quick_ratio, previous_active_users,"
          + " previous_new_users, active_growth, new_growth, dau, wau, mau, stickiness, known_users";

  private Answers() {}

  /**
   * Rows of {@code growth}.
   *
   * @param seen a query of user {@code u} and day {@code d}, a row or more for each day on which a
   *     user was active
   */
  static String growth(String seen, String first, String last) {
    return """
        WITH seen AS (%s),
        born AS (SELECT u, min(d) AS d FROM seen GROUP BY u),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        periods AS (
          SELECT dt, 'day' AS grain, dt AS since, dt AS until, dt - 1 AS since_before FROM nights
          UNION ALL
          SELECT dt, 'week', dt - n, dt - n + 6, dt - n - 7
            FROM (SELECT dt, CAST(isodow(dt) - 1 AS INTEGER) AS n FROM nights)
          UNION ALL
          SELECT dt, 'month', make_date(year(dt), month(dt), 1), last_day(dt),
                 CAST(make_date(year(dt), month(dt), 1) - INTERVAL 1 MONTH AS DATE) FROM nights),
        counted AS (
          SELECT dt, grain, since, dt = until AS complete,
            (SELECT count(DISTINCT u) FROM seen WHERE d BETWEEN since AND dt) AS active,
            (SELECT count(*) FROM born WHERE d BETWEEN since AND dt) AS fresh,
            (SELECT count(*) FROM (
              SELECT u FROM seen WHERE d BETWEEN since AND dt
              INTERSECT SELECT u FROM seen WHERE d >= since_before AND d < since)) AS retained,
            (SELECT count(*) FROM (
              SELECT u FROM seen WHERE d BETWEEN since AND dt
              EXCEPT SELECT u FROM seen WHERE d >= since_before AND d < since
              EXCEPT SELECT u FROM born WHERE d >= since)) AS returned,
            (SELECT count(*) FROM (
              SELECT u FROM seen WHERE d >= since_before AND d < since
              EXCEPT SELECT u FROM seen WHERE d BETWEEN since AND dt)) AS lost,
            (SELECT count(DISTINCT u) FROM seen WHERE d >= since_before AND d < since) AS active_before,
            (SELECT count(*) FROM born WHERE d >= since_before AND d < since) AS fresh_before,
            (SELECT count(DISTINCT u) FROM seen WHERE d = dt) AS dau,
            (SELECT count(DISTINCT u) FROM seen WHERE d BETWEEN dt - 6 AND dt) AS wau,
            (SELECT count(DISTINCT u) FROM seen WHERE d BETWEEN dt - 29 AND dt) AS mau,
            (SELECT count(*) FROM born WHERE d <= dt) AS known
          FROM periods)
        SELECT dt, grain, since, complete, active, fresh, retained, returned, lost,
          CASE WHEN complete AND lost > 0 THEN (fresh + returned) / lost END,
          active_before, fresh_before,
          CASE WHEN complete AND active_before > 0
            THEN (active - active_before) / active_before END,
          CASE WHEN complete AND fresh_before > 0 THEN (fresh - fresh_before) / fresh_before END,
          dau, wau, mau, CASE WHEN mau > 0 THEN dau / mau END, known
        FROM counted ORDER BY ALL"""
        .formatted(seen, first, last);
  }

  /** The state of activity of each known user on each night: dt, u, state. */
  static String states(String seen, String first, String last) {
    return """
        WITH seen AS (SELECT DISTINCT u, d FROM (%s)),
        born AS (SELECT u, min(d) AS d FROM seen GROUP BY u),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        placed AS (
          SELECT dt, u, born.d AS born,
            EXISTS (SELECT 1 FROM seen WHERE seen.u = born.u AND seen.d = dt) AS active,
            dt - (SELECT max(d) FROM seen WHERE seen.u = born.u AND seen.d < dt) AS ago
          FROM nights JOIN born ON born.d <= dt)
        SELECT dt, u, CASE
            WHEN born = dt THEN 'new'
            WHEN active AND ago <= 6 THEN 'current'
            WHEN active AND ago <= 29 THEN 'reactivated'
            WHEN active THEN 'resurrected'
            WHEN ago <= 6 THEN 'at_risk_weekly'
            WHEN ago <= 29 THEN 'at_risk_monthly'
            ELSE 'dormant' END AS state FROM placed"""
        .formatted(seen, first, last);
  }

  /** Those on a list of users who were never active by a night: dt, u, 'never_active'. */
  static String neverActive(String users, String seen, String first, String last) {
    return """
        WITH born AS (SELECT u, min(d) AS d FROM (%s) GROUP BY u),
        listed AS (
          SELECT DISTINCT user_id AS u, CAST(registered_at + INTERVAL 8 HOUR AS DATE) AS since FROM %s)
        SELECT dt, listed.u, 'never_active' AS state
        FROM (SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt)
          JOIN listed ON since <= dt LEFT JOIN born ON born.u = listed.u
        WHERE born.d IS NULL OR born.d > dt"""
        .formatted(seen, users, first, last);
  }

  /**
   * Rows of {@code lifecycle_counts}: night, both states, users, known; without those of no users.
   *
   * @param states a query of night, user and state of activity
   * @param paid a query of night, user and paid state, for those who ever paid
   */
  static String lifecycle(String states, String paid) {
    return """
        WITH states AS (
          SELECT dt, u, state, coalesce(paid, 'never_paid') AS paid
          FROM (%s) LEFT JOIN (%s) USING (dt, u))
        SELECT dt, state, paid, count(*),
          (SELECT count(*) FROM states AS s WHERE s.dt = states.dt)
        FROM states GROUP BY dt, state, paid ORDER BY ALL"""
        .formatted(states, paid);
  }

  /**
   * Rows of {@code lifecycle_transitions}: night, from, to, users; without those of no users.
   *
   * @param states a query of night, user and state of activity
   */
  static String transitions(String states) {
    return """
        WITH states AS (%s)
        SELECT tonight.dt, coalesce(before.state, 'unknown'), tonight.state, count(*)
        FROM states AS tonight
          LEFT JOIN states AS before ON before.u = tonight.u AND before.dt = tonight.dt - 1
        GROUP BY ALL ORDER BY ALL"""
        .formatted(states);
  }

  /**
   * Rows of {@code stickiness}: night, active days in 28, users; numbers without users left out.
   */
  static String stickiness(String seen, String first, String last) {
    return """
        WITH seen AS (SELECT DISTINCT u, d FROM (%s)),
        born AS (SELECT u, min(d) AS d FROM seen GROUP BY u),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        counted AS (
          SELECT dt, born.u, (SELECT count(*) FROM seen
            WHERE seen.u = born.u AND seen.d BETWEEN dt - 27 AND dt) AS days
          FROM nights JOIN born ON born.d <= dt)
        SELECT dt, days, count(*) FROM counted GROUP BY ALL ORDER BY ALL"""
        .formatted(seen, first, last);
  }

  /** The columns of {@code user_days} in the order of {@link #userDays}. */
  static String userDaysColumns() {
    return "dt, user_id, is_known, events, sessions, CAST(watch_seconds AS DECIMAL(38, 6)),"
        + " CAST(amount AS DECIMAL(38, 6)), CAST(refunded AS DECIMAL(38, 6)), foreign_payments,"
        + " active_hours, first_event_time, last_event_time, "
        + UserDays.BY_TYPE.values().stream()
            .map(field -> field.name())
            .collect(Collectors.joining(", "));
  }

  /**
   * Rows of {@code user_days}, with amounts in yuan and sessions that end after half an hour.
   *
   * @param events the published events
   * @param zone the business zone
   */
  static String userDays(String events, String zone) {
    String types =
        UserDays.BY_TYPE.keySet().stream()
            .map("count(*) FILTER (event_type = '%s')"::formatted)
            .collect(Collectors.joining(", "));
    return """
        WITH placed AS (
          SELECT *, coalesce(user_id, anonymous_id) AS u,
            CAST(event_time AT TIME ZONE '%s' AS DATE) AS d,
            event_type IN ('purchase', 'subscribe', 'renew') AS paid,
            coalesce(currency, '') = 'CNY' AS ours
          FROM %s),
        followed AS (
          SELECT *, NOT EXISTS (
            SELECT 1 FROM placed before
            WHERE before.u = placed.u
              AND before.event_time >= placed.event_time - INTERVAL 30 MINUTE
              AND (before.event_time, before.event_id) < (placed.event_time, placed.event_id)
            ) AS begins
          FROM placed)
        SELECT d, u, bool_or(user_id IS NOT NULL), count(*), count(*) FILTER (begins),
          CAST(coalesce(sum(duration_s) FILTER (event_type = 'progress'), 0) AS DECIMAL(38, 6)),
          CAST(coalesce(sum(amount) FILTER (paid AND ours), 0) AS DECIMAL(38, 6)),
          CAST(coalesce(sum(amount) FILTER (event_type = 'refund' AND ours), 0) AS DECIMAL(38, 6)),
          count(*) FILTER (paid AND NOT ours AND amount IS NOT NULL),
          CAST(bit_or(1 << hour(event_time)) AS INTEGER),
          min(event_time), max(event_time), %s
        FROM followed GROUP BY d, u ORDER BY ALL"""
        .formatted(zone, events, types);
  }
}
