package dev.vesper.cli;

/** What can be counted of people who leave as SQL that counts it from days the plain way. */
final class ChurnAnswers {
  private ChurnAnswers() {}

  /**
   * Who is asked at the end of a day: u, days since the last active one, whether he or she left.
   */
  private static String asked(String days, String known, String last, int ago) {
    return """
        SELECT user_id AS u,
          DATE '%3$s' - %4$d - max(dt) FILTER (dt <= DATE '%3$s' - %4$d) AS since,
          count(*) FILTER (dt > DATE '%3$s' - %4$d AND dt <= DATE '%3$s' - %4$d + 7) = 0 AS gone
        FROM %1$s WHERE user_id IN %2$s GROUP BY user_id HAVING since BETWEEN 0 AND 27"""
        .formatted(days, known, last, ago);
  }

  /** Model, day, users, those who left and their share; the same for each model. */
  static String judged(String days, String known, String last, int ago) {
    return """
        SELECT model, DATE '%s' - %d, count(*), count(*) FILTER (gone),
          round(count(*) FILTER (gone) / count(*), 9)
        FROM (%s), (SELECT unnest(['boosted_trees', 'logistic', 'recency']) AS model)
        GROUP BY ALL ORDER BY ALL"""
        .formatted(last, ago, asked(days, known, last, ago));
  }

  /** The area under the curve by looking at every pair, the average precision by every user. */
  static String recency(String days, String known, String last, int ago) {
    return """
        WITH asked AS (%s)
        SELECT
          (SELECT round(avg(CASE WHEN a.since > b.since THEN 1 WHEN a.since = b.since THEN 0.5 ELSE 0 END), 9)
            FROM asked a, asked b WHERE a.gone AND NOT b.gone),
          (SELECT round(avg((SELECT count(*) FILTER (b.gone) / count(*) FROM asked b
              WHERE b.since >= a.since)), 9) FROM asked a WHERE a.gone)"""
        .formatted(asked(days, known, last, ago));
  }

  /** Kind, user and decile: equal chances go where the middle of them lies. */
  static String deciles(String risks) {
    return """
        WITH ranked AS (SELECT kind, user_id, coalesce(chance_30_days, chance_7_days) AS chance FROM %s),
        counted AS (
          SELECT *,
            (SELECT count(*) FROM ranked r WHERE r.kind = ranked.kind AND r.chance < ranked.chance) AS below,
            (SELECT count(*) FROM ranked r WHERE r.kind = ranked.kind AND r.chance = ranked.chance) AS here,
            (SELECT count(*) FROM ranked r WHERE r.kind = ranked.kind) AS every
          FROM ranked)
        SELECT kind, user_id,
          CAST(1 + least(9, (2 * below + here) * 10 // (2 * every)) AS INTEGER)
        FROM counted ORDER BY ALL"""
        .formatted(risks);
  }
}
