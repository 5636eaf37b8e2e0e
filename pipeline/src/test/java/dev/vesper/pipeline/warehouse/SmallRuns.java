package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.types.DataTypes;

/** Runs of two small tables, whose data files are a few bytes, for tests of publishing. */
final class SmallRuns {
  static final Field VISITS = Field.count("visits", "Visits; as of the 'last' one");
  static final Field TITLE = Field.required("title", DataTypes.StringType, "The title");
  static final Table DAYS = Table.rate("days").rows("one day").columns(VISITS);
  static final Table TITLES = Table.dimension("titles").rows("one title").columns(TITLE);
  static final List<Table> TABLES = List.of(DAYS, TITLES);
  static final Map<String, String> SETTINGS = Map.of("zone", "Asia/Shanghai", "week", "iso");
  static final Night FIRST = Night.of("2026-11-18");
  static final Night SECOND = Night.of("2026-11-19");

  private SmallRuns() {}

  /** A process of this machine that no longer runs. */
  static Owner gone() {
    Owner self = Owner.self();
    return new Owner(self.host(), self.space(), 999_999_999L, Instant.EPOCH);
  }

  /** A tenure whose heart never beats by itself. */
  static Tenure tenure(Owner owner, Clock clock) {
    return new Tenure(owner, clock, new Random(), Duration.ofHours(1), Duration.ofMinutes(10));
  }

  static Tenure tenure() {
    return tenure(gone(), Clock.systemUTC());
  }

  static Tenure daysLater() {
    return tenure(gone(), Clock.offset(Clock.systemUTC(), Duration.ofDays(3)));
  }

  /** Publishes both tables for a night; data are written to the real store, as Spark would. */
  static Commit publish(Store store, Store real, Night night) {
    try (Publisher publisher = Publisher.begin(store, TABLES, SETTINGS, tenure())) {
      return publish(publisher, real, night);
    }
  }

  static Commit publish(Publisher publisher, Store real, Night night) {
    List<Partition> partitions = new ArrayList<>();
    List<Receipt> adoptable = publisher.adoptable();
    for (Table table : TABLES) {
      partitions.add(
          adoptable.stream()
              .map(Receipt::partition)
              .filter(each -> each.table().equals(table.name()) && each.night().equals(night))
              .findFirst()
              .orElseGet(() -> build(publisher, real, table, night)));
    }
    return publisher.commit(publisher.next(night, List.of(), partitions));
  }

  static Partition build(Publisher publisher, Store real, Table table, Night night) {
    String directory = publisher.directory(table, night);
    real.mkdirs(directory);
    real.write(
        directory + "/part-0.parquet", (table + " " + night).getBytes(StandardCharsets.UTF_8));
    List<Receipt.DataFile> files = publisher.listBack(table).getOrDefault(night, List.of());
    if (files.size() != 1) {
      throw new Fault(ExitCode.IO, "what was written is not listed");
    }
    return publisher.writeReceipt(receipt(publisher.runId(), table, night, directory, files));
  }

  static Receipt receipt(
      String runId, Table table, Night night, String directory, List<Receipt.DataFile> files) {
    Partition partition =
        new Partition(
            table.name(),
            night,
            directory,
            files.stream().map(Receipt.DataFile::name).toList(),
            1,
            files.stream().mapToLong(Receipt.DataFile::bytes).sum(),
            Digest.of(table + " " + night),
            "inputs",
            "recipe",
            Digest.of(table.schema().toDDL()),
            "",
            Map.of(),
            "");
    return new Receipt(
        partition,
        runId,
        "count",
        1,
        Map.of("from", "1"),
        List.of(new Receipt.Input("raw", "v1")),
        List.of(),
        files,
        table.schema().toDDL(),
        Map.of("visits_not_negative", 0L),
        Map.of("share", 0.5),
        List.of("a note"),
        Instant.EPOCH,
        1.5);
  }
}
