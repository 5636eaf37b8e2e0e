package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.table;

/** Segments by rule, what segments do, and groups that could be a community, in SQL. */
final class AudienceAnswers {
  /** Rules for the samples. */
  static final String RULES =
      "rules={regulars: {where: [active_days_28 >= 8, purchases_28 = 0]},"
          + " readers: {where: ['topic_shares[law] > 0.2', days_since_purchase is absent]}}";

  private AudienceAnswers() {}

  /** Who fulfils which rule: night, rule, user. */
  static String rules() {
    return """
        SELECT dt, rule, user_id FROM (
          SELECT dt, user_id, 'regulars' AS rule FROM %1$s
          WHERE active_days_28 >= 8 AND purchases_28 = 0
          UNION ALL SELECT dt, user_id, 'readers' FROM %1$s
          WHERE topic_shares['law'] > 0.2 AND days_since_purchase IS NULL)
        ORDER BY ALL"""
        .formatted(table("user_features"));
  }

  /**
   * The counts of each segment: kind, segment, night, and those of segment_rates in their order.
   */
  static String rates() {
    return """
        WITH members AS (
          SELECT 'habit' AS kind, CAST(segment_id AS VARCHAR) AS s, dt AS d, user_id AS u FROM %1$s
          UNION ALL SELECT 'rule', rule, dt, user_id FROM %2$s),
        weeks AS (
          SELECT user_id AS u, bool_or(dt > DATE '%4$s' - 7) AS now,
            bool_or(dt BETWEEN DATE '%4$s' - 13 AND DATE '%4$s' - 7) AS before,
            coalesce(sum(amount) FILTER (dt > DATE '%4$s' - 7), 0) AS paid, sum(amount) AS ever
          FROM %3$s GROUP BY u)
        SELECT kind, s, d, count(*), count(*) FILTER (now), count(*) FILTER (before),
          count(*) FILTER (before AND now), count(*) FILTER (ever = paid),
          count(*) FILTER (ever = paid AND paid > 0), count(*) FILTER (paid > 0),
          CASE WHEN count(*) FILTER (paid > 0) NOT BETWEEN 1 AND 9
            THEN CAST(sum(paid) AS DECIMAL(18, 4)) END
        FROM members JOIN weeks USING (u) GROUP BY ALL ORDER BY ALL"""
        .formatted(table("user_segments"), table("rule_segments"), table("user_days"), LAST);
  }

  private static String devotees() {
    return """
        shares AS (
          SELECT user_id AS u, topic, sum(events) / sum(sum(events)) OVER (PARTITION BY user_id) AS share
          FROM %s WHERE dt > DATE '%s' - 28 GROUP BY user_id, topic),
        people AS (
          SELECT segment_id AS s, user_id AS u, f.*, v.value
          FROM %s JOIN %s AS f USING (user_id) LEFT JOIN %s AS v USING (user_id)
          WHERE segment_id > 0),
        devoted AS (
          SELECT * FROM people JOIN shares USING (u) WHERE share >= 0.25 AND topic_events_28 >= 5)"""
        .formatted(
            table("topic_days"),
            LAST,
            table("user_segments"),
            table("user_features"),
            table("customer_value"));
  }

  /** The groups that could be a community: segment, topic and their numbers. */
  static String candidates() {
    return """
        WITH %s,
        groups AS (
          SELECT s, topic, count(*), count(*) FILTER (active_days_7 > 0), sum(active_days_28),
            sum(given_28 + received_28),
            count(*) FILTER (coalesce(has_membership, false) OR paid_28 > 0),
            count(value), CASE WHEN count(value) NOT BETWEEN 1 AND 9
              THEN CAST(coalesce(sum(value), 0) AS DECIMAL(18, 4)) END
          FROM devoted GROUP BY s, topic HAVING count(*) >= 10)
        SELECT *, (SELECT count(*) FROM %s AS c WHERE c.topic = groups.topic)
        FROM groups ORDER BY ALL"""
        .formatted(devotees(), table("communities"));
  }

  /** The further topics of each group: segment, topic, their names in order. */
  static String further() {
    return """
        WITH %s,
        groups AS (SELECT s, topic FROM devoted GROUP BY s, topic HAVING count(*) >= 10),
        others AS (
          SELECT d.s, d.topic, o.topic AS other, count(*) AS n
          FROM devoted AS d JOIN shares AS o USING (u)
          WHERE o.share >= 0.1 AND o.topic <> d.topic GROUP BY ALL),
        placed AS (
          SELECT *, row_number() OVER (PARTITION BY s, topic ORDER BY n DESC, other) AS place
          FROM others)
        SELECT s, topic, coalesce(
          (SELECT list(other ORDER BY place) FROM placed AS p
            WHERE p.s = groups.s AND p.topic = groups.topic AND place <= 5), [])::VARCHAR
        FROM groups ORDER BY ALL"""
        .formatted(devotees());
  }

  /** Whom to invite: segment, topic, place, user. */
  static String invites() {
    return """
        WITH %s
        SELECT s, topic, CAST(place AS INTEGER), u FROM (
          SELECT s, topic, u, count(*) OVER (PARTITION BY s, topic) AS n,
            row_number() OVER (PARTITION BY s, topic
              ORDER BY given_28 + received_28 DESC, active_days_28 DESC, share DESC, u) AS place
          FROM devoted)
        WHERE n >= 10 AND place <= 20 ORDER BY ALL"""
        .formatted(devotees());
  }
}
