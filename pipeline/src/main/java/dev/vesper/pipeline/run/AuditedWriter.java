package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Publisher;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Writes partitions of a run, lists them back and audits what really lies there. */
final class AuditedWriter {
  private final SparkSession spark;
  private final Publisher publisher;
  private final TableWriter writer;

  AuditedWriter(SparkSession spark, Publisher publisher, Agreement agreement) {
    this.spark = spark;
    this.publisher = publisher;
    this.writer = new TableWriter(spark, agreement);
  }

  /** What lies in the directories of one table, and what its audit found there. */
  record Found(Map<Night, List<Receipt.DataFile>> files, Map<Night, Audit.Finding> findings) {
    /** The files of one night; none where it has no rows. */
    List<Receipt.DataFile> files(Night night) {
      return files.getOrDefault(night, List.of());
    }
  }

  /** Writes the wanted nights of a table and reads them back. */
  Found write(Table table, Outputs.Rows rows, Set<Night> wanted) {
    writer.write(table, rows, wanted, publisher.target(table));
    Map<Night, List<Receipt.DataFile>> files = publisher.listBack(table);
    return new Found(files, findings(table, wanted, files));
  }

  private Map<Night, Audit.Finding> findings(
      Table table, Set<Night> wanted, Map<Night, List<Receipt.DataFile>> files) {
    String[] directories =
        wanted.stream()
            .filter(night -> !files.getOrDefault(night, List.of()).isEmpty())
            .map(night -> publisher.target(table) + "/" + TableWriter.NIGHT + "=" + night)
            .toArray(String[]::new);
    long bytes =
        files.values().stream().flatMap(List::stream).mapToLong(Receipt.DataFile::bytes).sum();
    Map<Night, Audit.Finding> findings =
        directories.length == 0
            ? new TreeMap<>()
            : new Audit(table, spark.read().schema(table.schema()).parquet(directories), bytes)
                .findings();
    wanted.forEach(night -> findings.computeIfAbsent(night, n -> Audit.Finding.nothing(table)));
    return findings;
  }
}
