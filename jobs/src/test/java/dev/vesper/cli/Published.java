package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a warehouse publishes: every row of every table as DuckDB reads it, and the version of every
 * partition. Two of them are equal when readers cannot tell the warehouses apart.
 *
 * @param rows by table, in order of their text
 * @param versions by table and night
 */
record Published(Map<String, List<String>> rows, Map<String, Map<Night, String>> versions) {

  /** What the newest commit publishes of the tables that a test wants. */
  static Published in(Path warehouse, Predicate<String> wanted) throws SQLException {
    Warehouse opened = Warehouse.open(warehouse.toString());
    Manifest manifest = opened.manifest().orElseThrow();
    Map<String, List<String>> rows = new TreeMap<>();
    Map<String, Map<Night, String>> versions = new TreeMap<>();
    try (DuckDb duck = new DuckDb()) {
      for (String table : manifest.partitions().keySet()) {
        if (wanted.test(table)) {
          List<String> files = opened.addresses(manifest.nights(table).values().stream());
          rows.put(table, rows(duck, files));
          versions.put(table, versions(manifest, table));
        }
      }
    }
    return new Published(rows, versions);
  }

  /** The same of all tables. */
  static Published in(Path warehouse) throws SQLException {
    return in(warehouse, table -> true);
  }

  /** The rows of some tables as the views show them. */
  static Map<String, List<String>> throughViews(Path warehouse, Set<String> tables)
      throws IOException, SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (DuckDb duck = new DuckDb()) {
      duck.run(Files.readString(warehouse.resolve("views/duckdb.sql")));
      for (String table : tables) {
        rows.put(table, rows(duck, table));
      }
    }
    return rows;
  }

  private static Map<Night, String> versions(Manifest manifest, String table) {
    return manifest.nights(table).values().stream()
        .filter(Partition::present)
        .collect(
            Collectors.toMap(
                Partition::night,
                partition -> partition.rows() + " rows, " + partition.version(),
                (one, other) -> one,
                TreeMap::new));
  }

  private static List<String> rows(DuckDb duck, List<String> files) throws SQLException {
    return files.isEmpty()
        ? List.of()
        : rows(
            duck,
            "read_parquet(["
                + files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "))
                + "], hive_partitioning = false, union_by_name = true)");
  }

  private static List<String> rows(DuckDb duck, String from) throws SQLException {
    return duck.rows("SELECT CAST(each AS VARCHAR) FROM " + from + " each ORDER BY 1");
  }

  /** Fails with the first rows that differ, table by table. */
  void assertSameAs(Published other, String what) {
    assertEquals(rows.keySet(), other.rows.keySet(), what);
    List<String> differences = new ArrayList<>();
    rows.forEach((table, mine) -> differences.addAll(differences(table, mine, other)));
    assertEquals(List.of(), differences, what);
    versions.forEach(
        (table, mine) -> assertEquals(mine, other.versions.get(table), what + ": " + table));
  }

  private static List<String> differences(String table, List<String> mine, Published other) {
    List<String> theirs = other.rows.get(table);
    if (mine.equals(theirs)) {
      return List.of();
    }
    List<String> onlyMine = new ArrayList<>(mine);
    theirs.forEach(onlyMine::remove);
    List<String> onlyTheirs = new ArrayList<>(theirs);
    mine.forEach(onlyTheirs::remove);
    return List.of(
        "%s: %d and %d rows; only in the first: %s; only in the other: %s"
            .formatted(table, mine.size(), theirs.size(), some(onlyMine), some(onlyTheirs)));
  }

  private static List<String> some(List<String> rows) {
    return rows.subList(0, Math.min(2, rows.size()));
  }
}
