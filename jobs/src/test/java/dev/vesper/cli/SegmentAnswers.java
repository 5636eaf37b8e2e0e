package dev.vesper.cli;

import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.Features;
import java.util.List;
import java.util.stream.Collectors;

/** What DuckDB makes of features and of the numbers of a model: where users are, and sums. */
final class SegmentAnswers {
  private SegmentAnswers() {}

  private static String numbers() {
    List<String> names = Features.compared().stream().map(Feature::name).toList();
    return names.stream()
        .map(name -> "CAST(" + name + " AS DOUBLE) AS " + name)
        .collect(Collectors.joining(", "));
  }

  private static String names() {
    return Features.compared().stream().map(Feature::name).collect(Collectors.joining(", "));
  }

  /** User, segment, distance, second segment, its distance, confidence, by the published model. */
  static String places(String features, String models) {
    return """
    WITH model AS (SELECT CAST(model AS JSON) AS j FROM %2$s),
    scale AS (
      SELECT i, s->>'feature' AS name, s->>'curve' AS curve, CAST(s->>'median' AS DOUBLE) AS median,
        CAST(s->>'spread' AS DOUBLE) AS spread, CAST(s->>'fill' AS DOUBLE) AS fill,
        CAST(s->>'weight' AS DOUBLE) AS weight
      FROM (SELECT i, j->'scales'->'scales'->CAST(i AS INTEGER) AS s FROM model,
        (SELECT unnest(range(CAST(json_array_length(j->'scales'->'scales') AS BIGINT))) AS i FROM model))),
    topic AS (
      SELECT i, t->>'name' AS name, CAST(t->>'meanShare' AS DOUBLE) AS mean,
        CAST(j->'scales'->'topics'->>'factor' AS DOUBLE) AS factor
      FROM (SELECT i, j, j->'scales'->'topics'->'topics'->CAST(i AS INTEGER) AS t FROM model,
        (SELECT unnest(range(CAST(json_array_length(j->'scales'->'topics'->'topics') AS BIGINT))) AS i FROM model))),
    segment AS (
      SELECT CAST(s->>'id' AS INTEGER) AS id, CAST(s->'centre' AS DOUBLE[]) AS centre,
        CAST(s->>'bound' AS DOUBLE) AS bound
      FROM (SELECT unnest(CAST(j->'segments' AS JSON[])) AS s FROM model)),
    value AS (
      SELECT user_id, name, v FROM (SELECT user_id, %3$s FROM %1$s)
        UNPIVOT INCLUDE NULLS (v FOR name IN (%4$s))),
    component AS (
      SELECT user_id, i, CASE WHEN spread = 0 THEN 0 ELSE weight * greatest(-3, least(3,
        (CASE WHEN v IS NULL THEN fill WHEN curve = 'LOG' THEN ln(1 + greatest(0, v)) ELSE v END
          - median) / spread)) END AS c
      FROM value JOIN scale USING (name)
      UNION ALL
      SELECT user_id, (SELECT count(*) FROM scale) + i, CASE WHEN topic_shares IS NULL THEN 0 ELSE
        greatest(-3, least(3, factor * (coalesce(topic_shares[name], 0) - mean))) END
      FROM %1$s, topic),
    away AS (
      SELECT user_id, id, bound, sqrt(sum(
        (CAST(CAST(c AS FLOAT) AS DOUBLE) - centre[i + 1]) ** 2)) AS d
      FROM component, segment GROUP BY ALL),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY d, id) AS r FROM away)
    SELECT a.user_id, CASE WHEN a.d > a.bound THEN 0 ELSE a.id END AS segment_id, round(a.d, 6),
      b.id, round(b.d, 6), CASE WHEN a.d > a.bound THEN 0 ELSE round(1 - a.d / b.d, 6) END
    FROM ranked a LEFT JOIN ranked b ON a.user_id = b.user_id AND b.r = 2
    WHERE a.r = 1 ORDER BY ALL"""
        .formatted(features, models, numbers(), names());
  }

  /** What is counted of each segment. */
  static String sums(String features, String segments) {
    return """
    SELECT segment_id, count(*), sum(count(*)) OVER (),
      round(count(*) / sum(count(*)) OVER (), 9),
      count(*) FILTER (active_days_7 > 0), count(*) FILTER (purchases_28 > 0),
      sum(purchases_28),
      CASE WHEN count(*) FILTER (purchases_28 > 0) >= 10
        THEN CAST(sum(paid_28) AS DECIMAL(38, 6)) END
    FROM %s JOIN %s USING (user_id) GROUP BY segment_id ORDER BY ALL"""
        .formatted(features, segments);
  }

  /** Medians and means of every feature by segment, and of all. */
  static String profiles(String features, String segments) {
    return """
    WITH value AS (
      UNPIVOT (SELECT user_id, %3$s FROM %1$s) ON COLUMNS(* EXCLUDE (user_id))
        INTO NAME name VALUE v),
    everybody AS (SELECT name, median(v) AS m, avg(v) AS a FROM value GROUP BY name)
    SELECT segment_id, name, round(median(v), 6), round(any_value(m), 6), round(avg(v), 6),
      round(any_value(a), 6)
    FROM value JOIN %2$s USING (user_id) JOIN everybody USING (name)
    WHERE segment_id IN (SELECT segment_id FROM %2$s GROUP BY segment_id HAVING count(*) >= 10)
    GROUP BY segment_id, name ORDER BY ALL"""
        .formatted(features, segments, numbers());
  }
}
