package dev.vesper.cli;

/**
 * What can be said of forecasts and chances in SQL: the backtest of the plainest model, a chain of
 * days from the days themselves, a lifecycle rolled forward by hand.
 */
final class ForecastAnswers {
  private ForecastAnswers() {}

  /**
   * The error and the scale of the seasonal-naive model: series, error, scale, compared, origins.
   */
  static String seasonalNaive(String growth) {
    return """
        WITH days AS (
          SELECT CAST(row_number() OVER (ORDER BY dt) AS INTEGER) - 1 AS i, dau, new_users
          FROM %s WHERE grain = 'day'),
        series AS (
          SELECT 'dau' AS name, i, dau AS y FROM days
          UNION ALL SELECT 'new_users', i, new_users FROM days),
        origins AS (SELECT DISTINCT name, i AS t FROM series WHERE i >= 21),
        scales AS (
          SELECT name, t, greatest(avg(abs(a.y - b.y)) FILTER (a.i >= t - 56),
              0.1 * greatest(1, avg(abs(a.y - b.y)))) AS scale
          FROM origins JOIN series a USING (name) JOIN series b USING (name)
          WHERE b.i = a.i - 7 AND a.i < t GROUP BY ALL),
        misses AS (
          SELECT name, t, scale, abs(a.y - b.y) AS error
          FROM scales JOIN series a USING (name) JOIN series b USING (name)
          WHERE a.i BETWEEN t AND t + 27 AND b.i = t - 7 + (a.i - t) %% 7)
        SELECT name, round(avg(error), 9), round(avg(scale), 9), count(*), count(DISTINCT t)
        FROM misses GROUP BY name ORDER BY name"""
        .formatted(growth);
  }

  /**
   * The days of users as the chain sees them: user, day, the bits of up to 8 days before, and
   * whether the day was active.
   */
  private static String days(String seen, String last) {
    return """
        seen AS (SELECT DISTINCT u, d FROM (%s) WHERE d <= DATE '%s'),
        born AS (SELECT u, min(d) AS b FROM seen GROUP BY u),
        bits AS (
          SELECT u, b, day, CASE WHEN s.u IS NULL THEN '0' ELSE '1' END AS bit
          FROM (SELECT u, b, CAST(unnest(generate_series(b, DATE '%s', INTERVAL 1 DAY)) AS DATE) AS day
            FROM born) LEFT JOIN (SELECT u, d AS day FROM seen) s USING (u, day)),
        past AS (
          SELECT u, day, bit, coalesce(string_agg(bit, '') OVER (PARTITION BY u ORDER BY day
              ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING), '') AS h FROM bits),
        days AS (
          SELECT u, day, h, bit = '1' AS active FROM past
          WHERE h <> '' AND day > DATE '%s' - 35)"""
        .formatted(seen, last, last, last);
  }

  /** The log-likelihood of each order: order, judged days, log-likelihood. */
  static String orders(String seen, String last) {
    return """
        WITH %s,
        orders AS (SELECT CAST(unnest(range(1, 9)) AS INTEGER) AS k),
        taught AS (
          SELECT k, right(h, k) AS h, (count(*) FILTER (active) + 0.5) / (count(*) + 1) AS p
          FROM days, orders WHERE day <= DATE '%s' - 7 GROUP BY ALL)
        SELECT k, count(*), round(sum(ln(CASE WHEN active THEN coalesce(p, 0.5)
            ELSE 1 - coalesce(p, 0.5) END)), 6)
        FROM (SELECT k, right(h, k) AS h, active FROM days, orders
            WHERE day > DATE '%s' - 7 AND length(h) = 8) judged
          LEFT JOIN taught USING (k, h)
        GROUP BY k ORDER BY k"""
        .formatted(days(seen, last), last, last);
  }

  /** The observed histories of a chain: history, days, active days, chance of the next day. */
  static String histories(String seen, String last, String order) {
    return """
        WITH %s
        SELECT right(h, (%s)) AS h, count(*), count(*) FILTER (active),
          round((count(*) FILTER (active) + 0.5) / (count(*) + 1), 9)
        FROM days GROUP BY ALL ORDER BY ALL"""
        .formatted(days(seen, last), order);
  }

  /** The chances of each user: user, days of history, of tomorrow, of the next seven days. */
  static String chances(String seen, String last, String order) {
    return """
        WITH %s,
        k AS (SELECT (%s) AS k),
        chain AS (
          SELECT right(h, k) AS h, (count(*) FILTER (active) + 0.5) / (count(*) + 1) AS p
          FROM days, k GROUP BY ALL),
        now AS (SELECT u, right(h || bit, k) AS h, k FROM past, k WHERE day = DATE '%s'),
        ahead AS (
          SELECT u, k, now.h AS start, right(now.h || repeat('0', CAST(i AS INTEGER)), k) AS h, i
          FROM now, (SELECT unnest(range(0, 7)) AS i))
        SELECT u, length(start), round(max(coalesce(p, 0.5)) FILTER (i = 0), 9),
          round(1 - exp(sum(ln(1 - coalesce(p, 0.5)))), 9)
        FROM ahead LEFT JOIN chain USING (h) GROUP BY u, start ORDER BY u"""
        .formatted(days(seen, last), order, last);
  }

  /** The deciles of a chain's chances on the newest days: decile, days, expected, active. */
  static String deciles(String seen, String last, String order) {
    return """
        WITH %s,
        taught AS (
          SELECT right(h, (%s)) AS h, (count(*) FILTER (active) + 0.5) / (count(*) + 1) AS p
          FROM days WHERE day <= DATE '%s' - 7 GROUP BY ALL),
        judged AS (
          SELECT h, coalesce(p, 0.5) AS p, count(*) AS n, count(*) FILTER (active) AS active
          FROM (SELECT right(h, (%s)) AS h, active FROM days WHERE day > DATE '%s' - 7)
            LEFT JOIN taught USING (h) GROUP BY ALL),
        placed AS (
          SELECT *, (sum(n) OVER (ORDER BY p, length(h), h) - n / 2) / sum(n) OVER () AS place
          FROM judged)
        SELECT CAST(least(9, floor(10 * place)) + 1 AS INTEGER) AS decile, CAST(sum(n) AS BIGINT),
          round(sum(n * p), 6), CAST(sum(active) AS BIGINT)
        FROM placed GROUP BY decile ORDER BY decile"""
        .formatted(days(seen, last), order, last, order, last);
  }

  /** The lifecycle of the next two days: days ahead, state, users. */
  static String lifecycle(String transitions, String last) {
    return """
        WITH moves AS (
          SELECT from_state, to_state, sum(users) AS users
          FROM %1$s WHERE dt > DATE '%2$s' - 28 GROUP BY ALL),
        pooled AS (
          SELECT *, sum(users) OVER (PARTITION BY from_state) AS everybody,
            count(*) OVER (PARTITION BY from_state) AS ways
          FROM moves),
        shares AS (
          SELECT *, CASE WHEN everybody = 0 THEN 1 / ways ELSE users / everybody END AS share
          FROM pooled WHERE from_state <> 'unknown'),
        fresh AS (
          SELECT to_state AS state, sum(users) / count(*) AS users FROM %1$s
          WHERE dt > DATE '%2$s' - 28 AND from_state = 'unknown' GROUP BY to_state),
        d0 AS (SELECT to_state AS state, sum(users) AS users FROM %1$s
          WHERE dt = DATE '%2$s' AND to_state <> 'unknown' GROUP BY ALL),
        d1 AS (
          SELECT state, sum(users) AS users FROM (
            SELECT to_state AS state, d0.users * share AS users
            FROM d0 JOIN shares ON from_state = state AND to_state <> 'unknown' UNION ALL FROM fresh) GROUP BY state),
        d2 AS (
          SELECT state, sum(users) AS users FROM (
            SELECT to_state AS state, d1.users * share AS users
            FROM d1 JOIN shares ON from_state = state AND to_state <> 'unknown' UNION ALL FROM fresh) GROUP BY state)
        SELECT ahead, state, round(CAST(users AS DOUBLE), 6) FROM (
          SELECT 0 AS ahead, * FROM d0 UNION ALL SELECT 1, * FROM d1 UNION ALL SELECT 2, * FROM d2)
        WHERE users > 0 ORDER BY ALL"""
        .formatted(transitions, last);
  }
}
