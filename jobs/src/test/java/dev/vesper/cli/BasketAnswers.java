package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.table;

/** Rules between contents, in SQL that joins every user's contents with each other. */
final class BasketAnswers {
  /** Bounds that matter in the samples. */
  static final String SETTINGS =
      "baskets={look-back-days: 40, window-days: 19, longest-basket: 20, min-support: 4,"
          + " min-confidence: 12}";

  private BasketAnswers() {}

  /** What was bought with which order: night, user, order, content. */
  static String orders() {
    return """
        SELECT DISTINCT dt, user_id, coalesce(order_id, event_id), content_id FROM %s
        WHERE event_type = 'purchase' AND user_id IS NOT NULL AND content_id IS NOT NULL
        ORDER BY ALL"""
        .formatted(table("events"));
  }

  /** The first day in 40 on which each user began each content; of 20 contents at most. */
  private static String begun() {
    return """
        begun AS (
          SELECT user_id AS u, content_id AS c, min(dt) AS d FROM %s
          WHERE user_id IS NOT NULL AND content_id IS NOT NULL AND dt > DATE '%s' - 40
            AND (event_type IN ('play', 'read', 'complete')
              OR (event_type = 'progress' AND duration_s > 0))
          GROUP BY u, c QUALIFY row_number() OVER (PARTITION BY u ORDER BY d DESC, c DESC) <= 20)"""
        .formatted(table("events"), LAST);
  }

  private static String ranked(String rules) {
    return """
        SELECT a::VARCHAR, c, row_number() OVER (ORDER BY round((low / (k / n)), 12) DESC, s DESC, a, c)::INTEGER,
          s, n, round(s / n, 9), s, b, round(s / b, 9), round(low, 9), round(high, 9), k,
          round((s / b) / (k / n), 9), m
        FROM (SELECT *,
            (s + z * z / 2) / (b + z * z)
              - z / (b + z * z) * sqrt(s * (b - s) / b + z * z / 4) AS low,
            (s + z * z / 2) / (b + z * z)
              + z / (b + z * z) * sqrt(s * (b - s) / b + z * z / 4) AS high
          FROM (%s), (SELECT 1.959963984540054::DOUBLE AS z))
        ORDER BY ALL"""
        .formatted(rules);
  }

  /** Rules between contents that users began: the columns of association_rules in their order. */
  static String paths() {
    return """
        WITH %s,
        users AS (SELECT count(DISTINCT u) AS n, greatest(10, ceil(0.04 * count(DISTINCT u))) AS least FROM begun),
        sets AS (
          SELECT [c] AS l, count(*) AS s FROM begun GROUP BY l
          UNION ALL SELECT [x.c, y.c] AS l, count(*) FROM begun x JOIN begun y USING (u)
          WHERE x.c < y.c GROUP BY l
          UNION ALL SELECT [x.c, y.c, z.c] AS l, count(*) FROM begun x JOIN begun y USING (u)
            JOIN begun z USING (u) WHERE x.c < y.c AND y.c < z.c GROUP BY l),
        frequent AS (SELECT l, s FROM sets, users WHERE s >= least),
        split AS (SELECT l, s, unnest(l) AS c FROM frequent WHERE len(l) > 1),
        rules AS (
          SELECT base.l AS a, c, split.s, base.s AS b, single.s AS k, n
          FROM split JOIN frequent AS base ON base.l = list_filter(split.l, x -> x <> split.c)
            JOIN frequent AS single ON single.l = [split.c], users
          WHERE split.s / base.s >= 0.12 AND split.s / base.s > single.s / n),
        kept AS (
          SELECT *, NULL::DOUBLE AS m FROM rules r
          WHERE NOT EXISTS (SELECT 1 FROM rules q WHERE q.c = r.c AND len(q.a) < len(r.a)
            AND list_has_all(r.a, q.a) AND q.s * r.b >= r.s * q.b))
        %s"""
        .formatted(begun(), ranked("SELECT * FROM kept"));
  }

  /** Rules of what is begun after what, the same columns. */
  static String ordered() {
    return """
        WITH %1$s,
        early AS (
          SELECT * FROM begun
          WHERE u IN (SELECT u FROM begun WHERE d <= DATE '%2$s' - 19)),
        users AS (SELECT count(DISTINCT u) AS n, greatest(10, ceil(0.04 * count(DISTINCT u))) AS least FROM early),
        contents AS (SELECT c, count(*) AS k, count(*) FILTER (d <= DATE '%2$s' - 19) AS b FROM early GROUP BY c),
        pairs AS (
          SELECT x.c AS a, y.c AS c, count(*) AS s, median(date_diff('day', x.d, y.d)) AS m
          FROM early x JOIN early y USING (u)
          WHERE x.d <= DATE '%2$s' - 19 AND y.d > x.d AND y.d <= x.d + 19 GROUP BY ALL)
        %3$s"""
        .formatted(
            begun(),
            LAST,
            ranked(
                "SELECT [p.a] AS a, p.c, p.s, p.m, x.b, y.k, n FROM pairs p"
                    + " JOIN contents x ON x.c = p.a JOIN contents y ON y.c = p.c, users"
                    + " WHERE p.s >= least AND p.s / x.b >= 0.12"));
  }
}
