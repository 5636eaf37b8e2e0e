package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Contract;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads partitions as datasets, and refuses files that do not meet their table's contract. */
final class TableReader {
  private final SparkSession spark;
  private final UnaryOperator<String> location;

  /**
   * @param location turns a directory relative to the warehouse into one that Spark can open
   */
  TableReader(SparkSession spark, UnaryOperator<String> location) {
    this.spark = spark;
    this.location = location;
  }

  /**
   * The rows of some partitions of a table; an empty dataset of its schema where there are none.
   */
  Dataset<Row> read(Table table, Collection<Partition> partitions) {
    refuseDropped(table, partitions);
    List<Partition> filled =
        partitions.stream().filter(each -> each.present() && !each.files().isEmpty()).toList();
    if (filled.isEmpty()) {
      return spark.createDataFrame(List.<Row>of(), table.schema());
    }
    checkSchemas(table, filled);
    String[] directories = filled.stream().map(this::location).toArray(String[]::new);
    return spark.read().schema(table.schema()).parquet(directories);
  }

  /** Where a partition lies, as Spark opens it. */
  String location(Partition partition) {
    return location.apply(partition.directory());
  }

  /** Rows that retention dropped are not the same as no rows. */
  private static void refuseDropped(Table table, Collection<Partition> partitions) {
    List<Night> dropped =
        partitions.stream()
            .filter(partition -> !partition.present() && partition.rows() > 0)
            .map(Partition::night)
            .sorted()
            .toList();
    if (!dropped.isEmpty()) {
      Nights nights = new Nights(dropped.get(0), dropped.get(dropped.size() - 1));
      throw new Fault(
          ExitCode.DATA,
          "%s of %s is needed and no longer kept; keep more nights of it (warehouse.kept-nights), or build it anew: vesper backfill --from %s --to %s --reprocess all"
              .formatted(table, nights, nights.first(), nights.last()));
    }
  }

  /** The rows of a table on a run of nights. */
  Dataset<Row> read(Table table, Catalogue catalogue, Nights nights) {
    return read(
        table, catalogue.nights(table).subMap(nights.first(), true, nights.last(), true).values());
  }

  /** Partitions of the declared schema need no look; of any other, every difference is named. */
  private void checkSchemas(Table table, List<Partition> partitions) {
    String declared = Versions.schema(table);
    Set<String> seen = new HashSet<>(Set.of(declared));
    List<String> problems = new ArrayList<>();
    for (Partition partition : partitions) {
      if (seen.add(partition.schema())) {
        String directory = location(partition);
        for (String problem : Contract.problems(table, spark.read().parquet(directory).schema())) {
          problems.add(
              problem
                  + " (night %s; vesper backfill --from %s --to %s --reprocess stale builds it anew)"
                      .formatted(partition.night(), partition.night(), partition.night()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new Fault(
          ExitCode.DATA, problems.stream().collect(Collectors.joining(System.lineSeparator())));
    }
  }
}
