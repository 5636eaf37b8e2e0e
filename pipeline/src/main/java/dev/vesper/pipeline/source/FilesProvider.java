package dev.vesper.pipeline.source;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's way in to our reader. Spark hands options over as text, where a key must never stand, so
 * the option names a scan that waits here for the moment in which Spark asks for it.
 */
public final class FilesProvider implements TableProvider {
  private static final String SCAN = "scan";
  private static final Map<String, FilesTable> WAITING = new ConcurrentHashMap<>();

  /** The rows of the files. */
  static Dataset<Row> read(SparkSession spark, Reading reading, List<Pack> packs) {
    String name = UUID.randomUUID().toString();
    WAITING.put(name, new FilesTable(reading, packs));
    try {
      return spark.read().format(FilesProvider.class.getName()).option(SCAN, name).load();
    } finally {
      WAITING.remove(name);
    }
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return waiting(options.get(SCAN)).readSchema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return waiting(new CaseInsensitiveStringMap(properties).get(SCAN));
  }

  private static FilesTable waiting(String name) {
    FilesTable table = name == null ? null : WAITING.get(name);
    if (table == null) {
      throw new IllegalStateException("no scan of files waits under this name");
    }
    return table;
  }
}
