package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.SparkReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers never see what nobody published: not while run after run publishes and clears away. The
 * views never fail either; the links may, and how often is printed.
 */
final class ReadersIT {
  private static final int PUBLISHES = 24;

  @TempDir private Path temp;
  private Path warehouse;
  private Editions editions;

  @Test
  void viewsAreNeverWrongAndNeverFailAndLinksAreNeverWrong() throws Exception {
    warehouse = temp.resolve("warehouse");
    try (Editions all = new Editions(warehouse)) {
      editions = all;
      editions.publish();
      List<Reader> views =
          List.of(
              new Reader("DuckDB, views", this::duckViews),
              new Reader("DuckDB, views, too", this::duckViews),
              new Reader("Spark, reader", this::sparkReader));
      List<Reader> links =
          List.of(
              new Reader("DuckDB, links", this::duckLinks),
              new Reader("Spark, links", this::sparkLinks));
      List<Reader> readers = new ArrayList<>(views);
      readers.addAll(links);
      publishAmong(readers);
      readers.forEach(reader -> System.out.println("ReadersIT: " + reader));
      readers.forEach(reader -> assertEquals(List.of(), reader.wrong(), reader.toString()));
      views.forEach(reader -> assertEquals(List.of(), reader.failed(), reader.toString()));
      views.forEach(reader -> assertTrue(reader.right() >= PUBLISHES, reader.toString()));
      links.forEach(reader -> assertTrue(reader.right() > 0, reader.toString()));
    }
  }

  @BeforeEach
  void spareTheLogOfFilesThatAreGone() {
    SparkForTests.session().sparkContext().setLogLevel("OFF");
  }

  @AfterEach
  void logAgain() {
    SparkForTests.session().sparkContext().setLogLevel("ERROR");
  }

  /** Publishes while readers read; each reads at least once between two of them. */
  private void publishAmong(List<Reader> readers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(readers.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      readers.forEach(reader -> running.add(threads.submit(reader)));
      for (int i = 0; i < PUBLISHES; i++) {
        for (Reader reader : readers) {
          reader.awaitReads(1);
        }
        editions.publish();
      }
      readers.forEach(Reader::stop);
      for (Future<?> each : running) {
        each.get(1, TimeUnit.MINUTES);
      }
    } finally {
      readers.forEach(Reader::stop);
      threads.shutdownNow();
    }
  }

  /** One reading of the bootstrap, then questions to both tables at once, and once more. */
  private Optional<String> duckViews() throws Exception {
    try (DuckDb duck = new DuckDb()) {
      duck.run("SET threads = 1");
      int before = editions.published();
      duck.run(Files.readString(warehouse.resolve("views/duckdb.sql")));
      String both = question("marks") + " UNION ALL " + question("echoes");
      List<String> first = duck.rows(both + " ORDER BY ALL");
      List<String> again = duck.rows(both + " ORDER BY ALL");
      List<String> latest =
          duck.rows(question("marks_latest") + " UNION ALL " + question("echoes_latest"));
      boolean right =
          editions.isSnapshot(first, Editions.TABLES, before)
              && again.equals(first)
              && latest.size() == 2;
      return unless(right, before, List.of(first, again, latest));
    }
  }

  private Optional<String> unless(boolean right, int before, List<?> read) {
    return right
        ? Optional.empty()
        : Optional.of(
            "between editions %d and %d: %s".formatted(before, editions.published(), read));
  }

  /**
   * A listing taken while a link is turned may lack the partition; that counts among the failed
   * reads through links, as does a file that is gone.
   */
  private static void refuseGaps(List<String> lines) {
    if (lines.size() < Editions.NIGHTS.count()) {
      throw new IllegalStateException("a partition was being replaced and is not in the answer");
    }
  }

  private static String question(String view) {
    Table table = Editions.TABLES.get(view.startsWith("marks") ? 0 : 1);
    return Editions.question(table, view);
  }

  private Optional<String> duckLinks() throws SQLException {
    try (DuckDb duck = new DuckDb()) {
      duck.run("SET threads = 1");
      Optional<String> wrong = Optional.empty();
      for (Table table : Editions.TABLES) {
        int before = editions.published();
        String from = Samples.table(warehouse, table.name());
        List<String> lines = duck.rows(Editions.question(table, from));
        refuseGaps(lines);
        boolean right = editions.isRightByPartition(lines, table, before);
        wrong = wrong.or(() -> unless(right, before, lines));
      }
      return wrong;
    }
  }

  private Optional<String> sparkReader() {
    SparkSession spark = SparkForTests.session().newSession();
    Table table = Editions.TABLES.get(0);
    int before = editions.published();
    List<String> lines =
        lines(spark, SparkReader.table(spark, warehouse.toString(), table.name()), table);
    return unless(editions.isSnapshot(lines, List.of(table), before), before, lines);
  }

  /**
   * Spark is given the table's directory. Given the files by a pattern, it leaves out in silence
   * those that are gone by the time it lists them, and a partition is missing from the answer.
   */
  private Optional<String> sparkLinks() {
    SparkSession spark = SparkForTests.session().newSession();
    Table table = Editions.TABLES.get(1);
    int before = editions.published();
    Dataset<Row> rows = spark.read().parquet(warehouse + "/tables/" + table.name());
    List<String> lines = lines(spark, rows, table);
    refuseGaps(lines);
    return unless(editions.isRightByPartition(lines, table, before), before, lines);
  }

  private static List<String> lines(SparkSession spark, Dataset<Row> rows, Table table) {
    rows.createOrReplaceTempView("asked");
    return spark.sql(Editions.question(table, "asked")).collectAsList().stream()
        .map(row -> row.mkString("|"))
        .toList();
  }
}
