package dev.vesper.cli;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rows of two warehouses differ, as DuckDB finds them: for each table the days of the nights
 * and what tells the rows apart, such as {@code state user_states 20 21 22: ann}.
 */
final class Changes {
  /** Of these tables a reader only wants to know the nights. */
  private static final String ANY = "'rows'";

  /** Columns, or other SQL, that tell rows apart well enough; for tables not here, the key. */
  private static final Map<String, List<String>> TOLD_BY =
      Map.ofEntries(
          Map.entry("arrivals", List.of("user_id")),
          Map.entry("events", List.of("user_id")),
          Map.entry("subscription_events", List.of("user_id")),
          Map.entry("funnels", List.of("scope, entered_on, 'step', step")),
          Map.entry("hourly_users", List.of(ANY)),
          Map.entry("session_counts", List.of(ANY)),
          Map.entry("lifecycle_transitions", List.of("from_state")),
          Map.entry("mrr_movements", List.of("coalesce(plan_id, 'all plans')")),
          Map.entry(
              "retention",
              List.of("cohort_kind, cohort_start, grain, definition, clock, until_n", "value")),
          Map.entry(
              "retention_curves",
              List.of("cohort_kind, grain, definition, clock, until_n", "value")),
          Map.entry("growth_forecasts", List.of("series")),
          Map.entry("expected_renewals", List.of("plan_id, due_on")));

  private Changes() {}

  /** A line for all rows of a table that differ on the same nights; facts first, records last. */
  static String between(Path one, Path other) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (DuckDb duck = new DuckDb()) {
      for (Table table : tables()) {
        for (String told : TOLD_BY.getOrDefault(table.name(), List.of(usual(table)))) {
          for (String line : duck.rows(changed(table, told, one, other) + BY_NIGHTS)) {
            lines.append(Word.of(table.kind())).append(' ').append(table.name());
            lines.append(' ').append(line).append('\n');
          }
        }
      }
    }
    return lines.toString();
  }

  private static List<Table> tables() {
    return TableDictionary.TABLES.stream()
        .sorted(Comparator.comparing(Table::kind).thenComparing(Table::name))
        .toList();
  }

  /** Of records that are not here a reader only wants to know the night. */
  private static String usual(Table table) {
    return table.kind() == Kind.RECORD ? ANY : key(table);
  }

  private static String key(Table table) {
    return table.key().stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private static final String BY_NIGHTS =
      """
      , nights AS (
        SELECT told, string_agg(DISTINCT day, ' ' ORDER BY day) AS days FROM changed GROUP BY told)
      SELECT days || ': ' || string_agg(told, ', ' ORDER BY told)
      FROM nights GROUP BY days ORDER BY days
      """;

  private static String changed(Table table, String told, Path one, Path other) {
    return """
    WITH one AS (%s), other AS (%s), changed AS (
      (SELECT * FROM one EXCEPT ALL SELECT * FROM other)
      UNION ALL (SELECT * FROM other EXCEPT ALL SELECT * FROM one))
    """
        .formatted(rows(table, told, one), rows(table, told, other));
  }

  private static String rows(Table table, String told, Path warehouse) {
    return "SELECT strftime(CAST(dt AS DATE), '%d') AS day, concat_ws(' ', "
        + told
        + ") AS told, CAST(each AS VARCHAR) AS text FROM "
        + Samples.table(warehouse, table.name())
        + " each";
  }
}
