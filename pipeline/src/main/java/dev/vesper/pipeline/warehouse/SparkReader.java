package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads published tables with Spark: a snapshot of the newest commit when it is called. */
public final class SparkReader {
  private SparkReader() {}

  /** All nights of a table. */
  public static Dataset<Row> table(SparkSession spark, String root, String table) {
    Warehouse warehouse = Warehouse.open(root);
    return read(spark, warehouse, table, warehouse.published().nights(table).values().stream());
  }

  /** One night of a table. */
  public static Dataset<Row> night(SparkSession spark, String root, String table, Night night) {
    Warehouse warehouse = Warehouse.open(root);
    return read(spark, warehouse, table, warehouse.published().partition(table, night).stream());
  }

  private static Dataset<Row> read(
      SparkSession spark, Warehouse warehouse, String table, Stream<Partition> partitions) {
    List<String> files = warehouse.uris(partitions);
    if (files.isEmpty()) {
      throw new Fault(ExitCode.NO_INPUT, "there are no data of '" + table + "' for those nights");
    }
    return spark.read().option("mergeSchema", "true").parquet(files.toArray(String[]::new));
  }
}
