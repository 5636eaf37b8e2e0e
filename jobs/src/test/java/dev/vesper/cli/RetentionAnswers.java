package dev.vesper.cli;

/** Retention as SQL that looks at each user and each period, whatever it costs. */
final class RetentionAnswers {
  static final String COLUMNS =
      "dt, clock, breakdown, value, cohort_kind, grain, definition, cohort_start, n, until_n, eligible, retained, rate,"
          + " is_complete";

  private RetentionAnswers() {}

  /**
   * Rows of {@code retention}.
   *
   * @param seen a query of user {@code u} and day {@code d}, a row or more for each active day
   * @param births a query of {@code part}, {@code kind}, user {@code u} and day {@code b} on which
   *     the user was born into the cohorts of that kind as one of that part of the users
   */
  static String of(String seen, String births, String first, String last) {
    return """
        WITH seen AS (SELECT DISTINCT u, d FROM (%s)),
        births AS (%s),
        grains(grain, longest) AS (VALUES ('day', 90), ('week', 26), ('month', 24)),
        ages(grain, age) AS (VALUES ('day', 7), ('day', 14), ('day', 30), ('day', 60), ('day', 90),
          ('week', 4), ('week', 8), ('week', 13), ('week', 26),
          ('month', 3), ('month', 6), ('month', 12), ('month', 24)),
        brackets(n, until_n) AS (VALUES (1, 7), (8, 14), (15, 30), (31, 60), (61, 90)),
        members AS (
          SELECT part, kind, grain, u, CASE grain WHEN 'day' THEN b
              WHEN 'week' THEN b - CAST(isodow(b) - 1 AS INTEGER)
              ELSE make_date(year(b), month(b), 1) END AS c
          FROM births, grains),
        cohorts AS (SELECT part, kind, grain, c, count(*) AS eligible FROM members GROUP BY ALL),
        starts AS (
          SELECT part, kind, grain, c, n, eligible, CAST(CASE grain WHEN 'day' THEN c + n
              WHEN 'week' THEN c + 7 * n
              ELSE c + to_months(n) END AS DATE) AS s
          FROM cohorts, (SELECT CAST(unnest(range(0, 93)) AS INTEGER) AS n)),
        cells AS (
          SELECT part, kind, grain, 'on' AS definition, c, n, n AS until_n, eligible, s AS since,
            (SELECT e.s - 1 FROM starts e
              WHERE e.part = starts.part AND e.kind = starts.kind AND e.grain = starts.grain AND e.c = starts.c
                AND e.n = starts.n + 1) AS until, true AS complete
          FROM starts JOIN grains USING (grain) WHERE n <= longest
          UNION ALL
          SELECT part, kind, grain, 'on_or_after', c, n,
            (SELECT max(age) FROM ages h WHERE h.grain = starts.grain), eligible, s,
            (SELECT e.s - 1 FROM starts e
              WHERE e.part = starts.part AND e.kind = starts.kind AND e.grain = starts.grain AND e.c = starts.c
                AND e.n = age + 1),
            age = (SELECT max(age) FROM ages h WHERE h.grain = starts.grain)
          FROM starts JOIN ages USING (grain) WHERE n <= age
          UNION ALL
          SELECT part, kind, grain, 'bracket', c, brackets.n, brackets.until_n, eligible, c + brackets.n,
            c + brackets.until_n, true
          FROM cohorts, brackets WHERE grain = 'day'),
        ended AS (SELECT * FROM cells WHERE until BETWEEN DATE '%s' AND DATE '%s'),
        back AS (
          SELECT e.part, e.kind, e.grain, e.definition, e.c, e.n, e.until_n, e.until,
            count(DISTINCT seen.u) AS retained
          FROM ended e
            JOIN members m ON m.part = e.part AND m.kind = e.kind AND m.grain = e.grain AND m.c = e.c
            JOIN seen ON seen.u = m.u AND seen.d BETWEEN e.since AND e.until
          GROUP BY ALL)
        SELECT until, 'calendar', part.b, part.v, kind, grain, definition, c, n, until_n, eligible,
          coalesce(retained, 0), coalesce(retained, 0) / eligible, complete
        FROM ended LEFT JOIN back USING (part, kind, grain, definition, c, n, until_n, until)
        ORDER BY ALL"""
        .formatted(seen, births, first, last);
  }

  /**
   * Rows of {@code retention} by 24 hours from the hour of the first event, in a zone whose clocks
   * never change.
   *
   * @param hours a query of user {@code u}, day {@code d} and hour {@code h} from 1970 on, a row or
   *     more for each hour with an event
   * @param births as in {@link #of}, of one kind
   */
  static String rolling(String hours, String births, String first, String last) {
    return """
        WITH hours AS (SELECT DISTINCT u, h FROM (%s)),
        members AS (
          SELECT part, kind, u, b AS c, (SELECT min(h) FROM hours x WHERE x.u = births.u) AS born
          FROM (%s) AS births),
        cohorts AS (SELECT part, kind, c, count(*) AS eligible FROM members GROUP BY ALL),
        numbers AS (SELECT CAST(unnest(range(0, 91)) AS INTEGER) AS n),
        ages(age) AS (VALUES (7), (14), (30), (60), (90)),
        brackets(n, until_n) AS (VALUES (1, 7), (8, 14), (15, 30), (31, 60), (61, 90)),
        cells AS (
          SELECT part, kind, 'on' AS definition, c, n, n AS until_n, n AS ends, eligible,
            true AS complete FROM cohorts, numbers
          UNION ALL
          SELECT part, kind, 'on_or_after', c, n, 90, age, eligible, age = 90
          FROM cohorts, numbers JOIN ages ON n <= age
          UNION ALL
          SELECT part, kind, 'bracket', c, n, until_n, until_n, eligible, true
          FROM cohorts, brackets),
        ended AS (
          SELECT *, c + ends + 1 AS dt FROM cells
          WHERE c + ends + 1 BETWEEN DATE '%s' AND DATE '%s'),
        back AS (
          SELECT e.part, e.kind, e.definition, e.c, e.n, e.until_n, e.ends,
            count(DISTINCT m.u) AS retained
          FROM ended e
            JOIN members m ON m.part = e.part AND m.kind = e.kind AND m.c = e.c
            JOIN hours ON hours.u = m.u
              AND hours.h >= m.born + 24 * e.n AND hours.h < m.born + 24 * (e.ends + 1)
          GROUP BY ALL)
        SELECT dt, 'rolling_24h', part.b, part.v, kind, 'day', definition, c, n, until_n, eligible,
          coalesce(retained, 0), coalesce(retained, 0) / eligible, complete
        FROM ended LEFT JOIN back USING (part, kind, definition, c, n, until_n, ends)
        ORDER BY ALL"""
        .formatted(hours, births, first, last);
  }
}
