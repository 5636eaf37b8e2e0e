package dev.vesper.cli;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.GarbageCollector;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Publisher;
import dev.vesper.pipeline.warehouse.Receipt;
import dev.vesper.pipeline.warehouse.Stores;
import dev.vesper.pipeline.warehouse.Tenure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * Publishes edition after edition of two tables whose rows say which edition they are of, and knows
 * for every answer a reader may get whether anybody ever published it. Each edition restates some
 * nights and leaves others as they are, so that a mix of two editions is no third one.
 */
final class Editions implements AutoCloseable {
  static final Field EDITION =
      Field.required("edition", DataTypes.LongType, "The edition that wrote the row");
  static final Field LINE = Field.required("line", DataTypes.LongType, "The row's number");
  static final List<Table> TABLES =
      List.of(
          Table.fact("marks").rows("one mark").key(LINE).columns(EDITION),
          Table.fact("echoes").rows("one echo").key(LINE).columns(EDITION));

  static final Nights NIGHTS = new Nights(Night.of("2026-11-17"), Night.of("2026-11-19"));
  private static final GarbageCollector.Keep FOUR = new GarbageCollector.Keep(4, Duration.ZERO);
  private static final int ROWS = 3000;

  private final Path warehouse;
  private final DuckDb duck = new DuckDb();
  private final AtomicInteger published = new AtomicInteger();

  Editions(Path warehouse) throws SQLException {
    this.warehouse = warehouse;
  }

  /** The newest edition that is published for sure. */
  int published() {
    return published.get();
  }

  /** The lines that {@link #question} yields of a table's partitions once edition n is out. */
  static List<String> lines(Table table, int n) {
    return NIGHTS.stream().map(night -> line(table, night, editionOf(table, night, n))).toList();
  }

  private static String line(Table table, Night night, int edition) {
    int rows = rows(edition);
    return table + "|" + night + "|" + edition + "|" + edition + "|" + rows + "|" + rows;
  }

  /** SQL that sums up each partition of a table: editions, rows, different rows. */
  static String question(Table table, String from) {
    return "SELECT '%s', CAST(dt AS STRING), min(edition), max(edition), count(*), count(DISTINCT line) FROM %s GROUP BY dt"
        .formatted(table, from);
  }

  private static int rows(int edition) {
    return ROWS + edition;
  }

  /** The edition that stands in a partition once edition n is out: one night in three is new. */
  private static int editionOf(Table table, Night night, int n) {
    int turn = NIGHTS.list().indexOf(night) + TABLES.indexOf(table);
    int edition = n;
    while (edition > 1 && (edition + turn) % NIGHTS.list().size() != 0) {
      edition--;
    }
    return edition;
  }

  /** Whether lines are just those of a table, or of both, at one edition that may be seen now. */
  boolean isSnapshot(List<String> lines, List<Table> tables, int atLeast) {
    return editionsSince(atLeast)
        .anyMatch(
            n ->
                lines.stream()
                    .sorted()
                    .toList()
                    .equals(
                        tables.stream()
                            .flatMap(each -> lines(each, n).stream())
                            .sorted()
                            .toList()));
  }

  /**
   * Whether each partition of a table is there once, as some edition that may be seen now has it.
   */
  boolean isRightByPartition(List<String> lines, Table table, int atLeast) {
    List<String> sorted = lines.stream().sorted().toList();
    return sorted.size() == NIGHTS.list().size()
        && IntStream.range(0, sorted.size())
            .allMatch(
                i ->
                    editionsSince(atLeast)
                        .anyMatch(n -> lines(table, n).get(i).equals(sorted.get(i))));
  }

  /** The editions out since then; one that is on its way out may be seen already. */
  private Stream<Integer> editionsSince(int atLeast) {
    return IntStream.rangeClosed(Math.max(1, atLeast), published.get() + 1).boxed();
  }

  /** Publishes the next edition, then clears away what only much older ones name. */
  void publish() throws IOException, SQLException {
    int n = published.get() + 1;
    try (Publisher publisher =
        Publisher.begin(
            Stores.at(warehouse.toString()), TABLES, Map.of("zone", "UTC"), Tenure.usual())) {
      List<Partition> partitions = new ArrayList<>();
      for (Table table : TABLES) {
        for (Night night : NIGHTS.list()) {
          if (editionOf(table, night, n) == n) {
            partitions.add(write(publisher, table, night, n));
          }
        }
      }
      publisher.commit(publisher.next(NIGHTS.last(), List.of(), partitions));
      published.set(n);
      new GarbageCollector(Stores.at(warehouse.toString()), FOUR, Tenure.usual()).run(publisher);
    }
  }

  private Partition write(Publisher publisher, Table table, Night night, int n)
      throws IOException, SQLException {
    String directory = publisher.directory(table, night);
    Files.createDirectories(warehouse.resolve(directory));
    String file = "part-" + UUID.randomUUID() + ".parquet";
    duck.run(
        ("COPY (SELECT DATE '%s' AS dt, range AS line, CAST(%d AS BIGINT) AS edition FROM range(%d))"
                + " TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)")
            .formatted(night, n, rows(n), warehouse.resolve(directory).resolve(file)));
    long bytes = Files.size(warehouse.resolve(directory).resolve(file));
    List<Receipt.DataFile> files = List.of(new Receipt.DataFile(file, bytes));
    Partition partition =
        new Partition(
            table.name(),
            night,
            directory,
            List.of(file),
            rows(n),
            bytes,
            "version " + n,
            "inputs " + n,
            "recipe",
            "schema",
            "",
            Map.of(),
            "");
    return publisher.writeReceipt(receipt(publisher.runId(), table, partition, files));
  }

  private static Receipt receipt(
      String runId, Table table, Partition partition, List<Receipt.DataFile> files) {
    return new Receipt(
        partition,
        runId,
        "print-editions",
        1,
        Map.of(),
        List.of(),
        List.of(),
        files,
        table.schema().toDDL(),
        Map.of(),
        Map.of(),
        List.of(),
        Instant.EPOCH,
        0);
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
