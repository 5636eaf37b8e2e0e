package dev.vesper.cli;

/** Funnels as SQL that looks for each user's steps one after the other, whatever it costs. */
final class FunnelAnswers {
  /** The funnels that the answers are about, as settings. */
  static final String SETTINGS =
      "funnels={"
          + " conversion: {steps: [register, complete, purchase]},"
          + " ever: {steps: [view, play|read, purchase], window: none, breakdowns: [channel]},"
          + " week: {steps: [view, play|read, purchase], window: 7d, exclusions: [search]},"
          + " day: {steps: [view, like, comment], window: 26h, breakdowns: [community]},"
          + " any: {steps: [view, like, purchase], mode: any, window: 7d},"
          + " strict: {steps: [login, view, play], mode: strict, window: 1d}}";

  static final String COLUMNS =
      "dt, funnel, scope, entered_on, breakdown, breakdown_value, step, entered, reached,"
          + " reached_before, timed, median_seconds, p90_seconds, median_step_seconds,"
          + " p90_step_seconds";

  private FunnelAnswers() {}

  /** Rows of {@code funnels} with the settings above, in the zone of Shanghai. */
  static String funnels(String events, String first, String last) {
    return """
        WITH happened AS (
          SELECT user_id AS u, CAST(dt AS DATE) AS d, event_type AS e, channel_source AS channel,
            community_id AS community, (event_time, event_id) AS t
          FROM %s WHERE user_id IS NOT NULL),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        defined(funnel, s1, s2, s3, excluded, length, reported) AS (VALUES
          ('conversion', ['register'], ['complete'], ['purchase'], '', INTERVAL 7 DAY, 7),
          ('ever', ['view'], ['play', 'read'], ['purchase'], '', INTERVAL 9999 DAY, 9999),
          ('week', ['view'], ['play', 'read'], ['purchase'], 'search', INTERVAL 7 DAY, 7),
          ('day', ['view'], ['like'], ['comment'], '', INTERVAL 26 HOUR, 2)),
        t1 AS (SELECT funnel, u, min(t) AS a1 FROM defined, happened
          WHERE list_contains(s1, e) GROUP BY ALL),
        t2 AS (SELECT funnel, u, a1, min(t) AS a2 FROM t1 JOIN defined USING (funnel)
          JOIN happened USING (u)
          WHERE list_contains(s2, e) AND t > a1 AND t[1] <= a1[1] + length GROUP BY ALL),
        t3 AS (SELECT funnel, u, a1, a2, min(t) AS a3 FROM t2 JOIN defined USING (funnel)
          JOIN happened USING (u)
          WHERE list_contains(s3, e) AND t > a2 AND t[1] <= a1[1] + length GROUP BY ALL),
        stopped AS (SELECT funnel, u, min(t) AS stop FROM t1 JOIN defined USING (funnel)
          JOIN happened USING (u) WHERE e = excluded AND t > a1 GROUP BY ALL),
        steps AS (
          SELECT funnel, u, 1 AS step, a1, a1 AS before, a1 AS t FROM t1
          UNION ALL SELECT funnel, u, 2, a1, a1, a2 FROM t2
          UNION ALL SELECT funnel, u, 3, a1, a2, a3 FROM t3),
        in_order AS (
          SELECT funnel, u, step, a1, before, t FROM steps
            LEFT JOIN stopped USING (funnel, u)
          WHERE stop IS NULL OR t < stop),
        firsts AS (SELECT u, e, min(t) AS t FROM happened
          WHERE e IN ('view', 'like', 'purchase') GROUP BY ALL),
        """
            .formatted(events, first, last)
        + """
        begun AS (SELECT u, min(t) AS a1 FROM firsts GROUP BY u),
        any_order AS (
          SELECT 'any' AS funnel, u,
            CAST(row_number() OVER (PARTITION BY u ORDER BY t) AS INTEGER) AS step, a1,
            coalesce(lag(t) OVER (PARTITION BY u ORDER BY t), t) AS before, t
          FROM firsts JOIN begun USING (u) WHERE t[1] <= a1[1] + INTERVAL 7 DAY),
        following AS (
          SELECT u, e, t, row_number() OVER mine AS place, lead(e) OVER mine AS e2,
            lead(t) OVER mine AS a2, lead(e, 2) OVER mine AS e3, lead(t, 2) OVER mine AS a3
          FROM happened WINDOW mine AS (PARTITION BY u ORDER BY t)),
        logins AS (SELECT * FROM following WHERE e = 'login'
          QUALIFY row_number() OVER (PARTITION BY u ORDER BY place) = 1),
        strict_order AS (
          SELECT 'strict' AS funnel, u, 1 AS step, t AS a1, t AS before, t FROM logins
          UNION ALL SELECT 'strict', u, 2, t, t, a2 FROM logins
            WHERE e2 = 'view' AND a2[1] <= t[1] + INTERVAL 1 DAY
          UNION ALL SELECT 'strict', u, 3, t, a2, a3 FROM logins
            WHERE e2 = 'view' AND e3 = 'play' AND a3[1] <= t[1] + INTERVAL 1 DAY),
        reached AS (
          SELECT step.*, entry.d AS entered_on, there.d AS reached_on, entry.channel,
            entry.community,
            CAST(epoch_us(step.t[1]) - epoch_us(a1[1]) AS BIGINT) // 1000000 AS since_first,
            CAST(epoch_us(step.t[1]) - epoch_us(before[1]) AS BIGINT) // 1000000 AS since_before,
            CASE funnel WHEN 'ever' THEN 9999 WHEN 'day' THEN 2 WHEN 'strict' THEN 1 ELSE 7 END
              AS reported
          FROM (SELECT * FROM in_order UNION ALL SELECT * FROM any_order
            UNION ALL SELECT * FROM strict_order) AS step
            JOIN happened entry ON entry.u = step.u AND entry.t = step.a1
            JOIN happened there ON there.u = step.u AND there.t = step.t),
        grouped AS (
          SELECT *, 'all' AS breakdown, 'all' AS value FROM reached
          UNION ALL SELECT *, 'channel', coalesce(channel, 'none') FROM reached
            WHERE funnel = 'ever'
          UNION ALL SELECT *, 'community', coalesce(community, 'none') FROM reached
            WHERE funnel = 'day'),
        scoped AS (
          SELECT nights.dt, funnel, 'to_date' AS scope, CAST(NULL AS DATE) AS entered_on,
            breakdown, value, step, count(*) AS reached, count(*) FILTER (reached_on = nights.dt)
              AS timed, list(since_first ORDER BY since_first) FILTER (reached_on = nights.dt) AS l1,
            list(since_before ORDER BY since_before) FILTER (reached_on = nights.dt) AS l2
          FROM grouped JOIN nights ON reached_on <= nights.dt GROUP BY ALL
          UNION ALL
          SELECT nights.dt, funnel, 'entered', entered_on, breakdown, value, step, count(*),
            count(*), list(since_first ORDER BY since_first),
            list(since_before ORDER BY since_before)
          FROM grouped JOIN nights ON nights.dt = entered_on + reported GROUP BY ALL),
        begun_with AS (SELECT dt, funnel, scope, entered_on, breakdown, value, reached AS entered
          FROM scoped WHERE step = 1),
        all_steps AS (SELECT b.*, s.step FROM begun_with b, (VALUES (1), (2), (3)) AS s(step)),
        filled AS (
          SELECT a.*, coalesce(s.reached, 0) AS reached, coalesce(s.timed, 0) AS timed, l1, l2
          FROM all_steps a LEFT JOIN scoped s ON s.dt = a.dt AND s.funnel = a.funnel
            AND s.scope = a.scope AND s.entered_on IS NOT DISTINCT FROM a.entered_on
            AND s.breakdown = a.breakdown AND s.value = a.value AND s.step = a.step)
        SELECT dt, funnel, scope, entered_on, breakdown, value, step, entered, reached,
          coalesce(lag(reached) OVER (
            PARTITION BY dt, funnel, scope, entered_on, breakdown, value ORDER BY step), entered),
          timed, l1[CAST(ceil(timed / 2) AS INTEGER)], l1[CAST(ceil(timed * 9 / 10) AS INTEGER)],
          l2[CAST(ceil(timed / 2) AS INTEGER)], l2[CAST(ceil(timed * 9 / 10) AS INTEGER)]
        FROM filled ORDER BY ALL""";
  }

  /** The counts of {@code conversion_models}: night, kind and start of the period, C to paid. */
  static String models(String events, String first, String last) {
    return """
        WITH happened AS (
          SELECT user_id AS u, CAST(dt AS DATE) AS d, event_type AS e, (event_time, event_id) AS t
          FROM %s WHERE user_id IS NOT NULL),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        seen AS (SELECT u, min(d) AS seen FROM happened GROUP BY u),
        registered AS (SELECT u, min(t) AS a FROM happened WHERE e = 'register' GROUP BY u),
        completed AS (SELECT h.u, min(t) AS a FROM happened h JOIN registered r ON r.u = h.u
          WHERE e = 'complete' AND t > r.a GROUP BY ALL),
        paid AS (SELECT h.u, min(t) AS a FROM happened h JOIN completed c ON c.u = h.u
          WHERE e = 'purchase' AND t > c.a GROUP BY ALL),
        dated AS (
          SELECT seen.u, seen, r.d AS registered, c.d AS completed, p.d AS paid FROM seen
            LEFT JOIN (SELECT u, d FROM registered JOIN happened USING (u) WHERE t = a) r
              ON r.u = seen.u
            LEFT JOIN (SELECT u, d FROM completed JOIN happened USING (u) WHERE t = a) c
              ON c.u = seen.u
            LEFT JOIN (SELECT u, d FROM paid JOIN happened USING (u) WHERE t = a) p
              ON p.u = seen.u),
        periods AS (
          SELECT dt, 'month' AS period, CAST(date_trunc('month', dt) - to_months(n) AS DATE) AS since,
            CAST(date_trunc('month', dt) - to_months(n) + INTERVAL 1 MONTH AS DATE) - 1 AS until
          FROM nights, (SELECT CAST(unnest(range(0, 3)) AS INTEGER) AS n)
          UNION ALL SELECT dt, '28_days', dt - 55, dt - 28 FROM nights)
        SELECT dt, period, since, least(until, dt), until <= dt, count(*),
          count(*) FILTER (registered <= dt), count(*) FILTER (completed <= dt),
          count(*) FILTER (paid <= dt), count(*) FILTER (paid <= dt)
        FROM periods JOIN dated ON seen BETWEEN since AND least(until, dt)
        GROUP BY ALL ORDER BY ALL"""
        .formatted(events, first, last);
  }
}
