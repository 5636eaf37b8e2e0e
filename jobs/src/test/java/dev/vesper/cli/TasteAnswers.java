package dev.vesper.cli;

import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What users did with contents, and what it says of their tastes, as SQL over the events. */
final class TasteAnswers {
  private static final int HALF_LIFE = 30;

  private TasteAnswers() {}

  /** Rows of {@code content_days}. */
  static String days(String events) {
    return """
        SELECT dt, user_id, content_id, min(event_time),
          arg_min(community_id, (event_time, event_id)) FILTER (community_id IS NOT NULL),
          coalesce(sum(duration_s) FILTER (event_type = 'progress'), 0)::DECIMAL(18, 3) AS watched,
          count(*) FILTER (event_type = 'refund') AS refunds, %s
        FROM %s WHERE user_id IS NOT NULL AND content_id IS NOT NULL
          AND (event_type IN ('refund', %s) OR (event_type = 'progress' AND duration_s > 0))
        GROUP BY ALL ORDER BY ALL"""
        .formatted(
            Arrays.stream(Verb.values())
                .map(
                    verb ->
                        "count(*) FILTER (event_type = '%s') AS %s"
                            .formatted(Word.of(verb), verb.field().name()))
                .collect(Collectors.joining(", ")),
            events,
            Verb.words().stream().collect(Collectors.joining("', '", "'", "'")));
  }

  /** Rows of {@code affinities} on the nights that are kept. */
  static String affinities(String events, String affinities) {
    String weight =
        Arrays.stream(Verb.values())
            .map(verb -> verb.field().name() + " * " + verb.weight())
            .collect(Collectors.joining(" + ", "", " + watched * 2 / 3600"));
    return """
        WITH day AS (SELECT *, (%s)::DOUBLE AS w FROM (%s)),
        pair AS (
          SELECT night.dt AS night, day.* FROM day JOIN (SELECT DISTINCT dt FROM %s) AS night
            ON day.dt <= night.dt),
        newest AS (SELECT night, user_id, content_id, max(dt) AS last_on FROM pair GROUP BY ALL)
        SELECT night, user_id, content_id, round(sum(w * pow(0.5, (last_on - dt) / %d)), 6),
          min(dt), max(dt), count(*), sum(completions)::BIGINT, sum(purchases)::BIGINT,
          sum(refunds)::BIGINT
        FROM pair JOIN newest USING (night, user_id, content_id) GROUP BY ALL ORDER BY ALL"""
        .formatted(weight, days(events), affinities, HALF_LIFE);
  }
}
