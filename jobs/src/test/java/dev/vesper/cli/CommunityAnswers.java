package dev.vesper.cli;

/** Members and paying members of communities as SQL that looks at each of them on each night. */
final class CommunityAnswers {
  /** The columns of {@code community_rates} in the order of {@link #rates}. */
  static final String COLUMNS =
      "dt, community_id, grain, period_start, is_complete, known_users, ever_members, members,"
          + " previous_members, new_members, left_members, member_growth, paying_members,"
          + " previous_paying_members, paid_in_both, conversion, share_of_users, paying_ratio,"
          + " paying_retention";

  private CommunityAnswers() {}

  /** Rows of {@code member_days}. */
  static String days(String events) {
    return """
        SELECT dt, user_id, community_id,
          arg_max(event_type <> 'leave', (event_time, event_id)),
          count(*) FILTER (event_type = 'join'), count(*) FILTER (event_type = 'leave'),
          count(*) FILTER (event_type NOT IN ('join', 'leave')),
          coalesce(sum(amount) FILTER (event_type NOT IN ('join', 'leave') AND currency = 'CNY'), 0)
        FROM %s WHERE event_type IN ('join', 'leave', 'purchase', 'subscribe', 'renew')
          AND user_id IS NOT NULL AND community_id IS NOT NULL
        GROUP BY ALL ORDER BY ALL"""
        .formatted(events);
  }

  /**
   * Every user and community on every night: whether a member, and whether it was a paying day.
   *
   * @param inForce a query of user {@code u}, community {@code c} and {@code dt}
   */
  static String nightly(String events, String inForce, String first, String last) {
    return """
        WITH happened AS (
          SELECT dt AS d, user_id AS u, community_id AS g, event_type AS type, event_time AS moment,
            event_id AS id
          FROM %s WHERE event_type IN ('join', 'leave', 'purchase', 'subscribe', 'renew')
            AND user_id IS NOT NULL AND community_id IS NOT NULL),
        covered AS (SELECT DISTINCT u, c, dt FROM (%s)),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        pairs AS (SELECT u, g, min(d) AS since FROM happened GROUP BY ALL),
        members AS (
          SELECT dt, pairs.u, pairs.g, since,
            (SELECT arg_max(type, (moment, id)) FROM happened h
              WHERE h.u = pairs.u AND h.g = pairs.g AND d <= dt) <> 'leave' AS member
          FROM nights JOIN pairs ON since <= dt),
        nightly AS (
          SELECT dt, u, g, since, member,
            (member AND EXISTS (SELECT 1 FROM covered WHERE covered.u = members.u
              AND covered.dt = members.dt AND (c IS NULL OR c = g)))
            OR EXISTS (SELECT 1 FROM happened h WHERE h.u = members.u AND h.g = members.g
              AND d = members.dt AND type NOT IN ('join', 'leave')) AS pays
          FROM members)
        """
        .formatted(events, inForce, first, last);
  }

  /** Rows of {@code memberships}: dt, user, community, member, known since, both masks. */
  static String memberships(String events, String inForce, String first, String last) {
    return nightly(events, inForce, first, last)
        + """
        SELECT tonight.dt, tonight.u, tonight.g, any_value(tonight.member), any_value(tonight.since),
          any_value((SELECT max(d) FROM happened h WHERE h.u = tonight.u AND h.g = tonight.g
            AND type = 'leave' AND d <= tonight.dt)),
          CAST(sum(CASE WHEN past.member THEN 1::HUGEINT << (tonight.dt - past.dt) ELSE 0 END)
            AS HUGEINT),
          CAST(sum(CASE WHEN past.pays THEN 1::HUGEINT << (tonight.dt - past.dt) ELSE 0 END)
            AS HUGEINT)
        FROM nightly AS tonight JOIN nightly AS past
          ON past.u = tonight.u AND past.g = tonight.g
          AND past.dt BETWEEN tonight.dt - 63 AND tonight.dt
        WHERE tonight.dt > DATE '%s' - 7 GROUP BY tonight.dt, tonight.u, tonight.g ORDER BY ALL"""
            .formatted(last);
  }

  /** Rows of {@code community_rates}. */
  static String rates(String events, String inForce, String first, String last) {
    return nightly(events, inForce, first, last)
        + """
        , known AS (
          SELECT nights.dt, count(DISTINCT user_id) AS known
          FROM nights JOIN %s AS e ON e.dt <= nights.dt GROUP BY ALL),
        periods AS (
          SELECT dt, 'day' AS grain, dt AS since, dt AS until, dt - 1 AS since_before FROM nights
          UNION ALL
          SELECT dt, 'week', dt - n, dt - n + 6, dt - n - 7
            FROM (SELECT dt, CAST(isodow(dt) - 1 AS INTEGER) AS n FROM nights)
          UNION ALL
          SELECT dt, 'month', make_date(year(dt), month(dt), 1), last_day(dt),
                 CAST(make_date(year(dt), month(dt), 1) - INTERVAL 1 MONTH AS DATE) FROM nights),
        stood AS (
          SELECT periods.*, n.u, n.g, n.member,
            coalesce((SELECT b.member FROM nightly b WHERE b.u = n.u AND b.g = n.g
              AND b.dt = periods.since - 1), false) AS was,
            coalesce((SELECT bool_or(b.pays) FROM nightly b WHERE b.u = n.u AND b.g = n.g
              AND b.dt BETWEEN periods.since AND periods.dt), false) AS pays,
            coalesce((SELECT bool_or(b.pays) FROM nightly b WHERE b.u = n.u AND b.g = n.g
              AND b.dt >= since_before AND b.dt < periods.since), false) AS paid_before
          FROM periods JOIN nightly n ON n.dt = periods.dt),
        placed AS (
          SELECT *, member AND pays AS paying, was AND paid_before AS paid FROM stood),
        counted AS (
          SELECT dt, grain, since, until, g, count(*) AS ever, count(*) FILTER (member) AS members,
            count(*) FILTER (was) AS before, count(*) FILTER (member AND NOT was) AS fresh,
            count(*) FILTER (was AND NOT member) AS gone, count(*) FILTER (paying) AS paying,
            count(*) FILTER (paid) AS paid, count(*) FILTER (paying AND paid) AS in_both
          FROM placed GROUP BY ALL)
        SELECT dt, g, grain, since, dt = until, known, ever, members, before, fresh, gone,
          CASE WHEN dt = until AND before > 0 THEN (members - before) / before END,
          paying, paid, in_both, CASE WHEN members > 0 THEN paying / members END, paying / known,
          CASE WHEN dt = until AND paid > 0 THEN paying / paid END,
          CASE WHEN dt = until AND paid > 0 THEN in_both / paid END
        FROM counted JOIN known USING (dt) ORDER BY ALL"""
            .formatted(events);
  }
}
