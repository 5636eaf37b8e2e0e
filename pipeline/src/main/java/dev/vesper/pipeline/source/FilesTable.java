package dev.vesper.pipeline.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The raw files of one read, as Spark sees them. */
final class FilesTable implements SupportsRead, Scan, Batch {
  private final Reading reading;
  private final List<Pack> packs;

  FilesTable(Reading reading, List<Pack> packs) {
    this.reading = reading;
    this.packs = packs;
  }

  @Override
  public String name() {
    return "raw files";
  }

  @Override
  public String description() {
    return packs.stream().mapToInt(pack -> pack.parts().size()).sum() + " raw files";
  }

  @Override
  @SuppressWarnings("deprecation") // tables without a catalog declare their schema here
  public StructType schema() {
    return readSchema();
  }

  @Override
  public StructType readSchema() {
    return reading.shape().schema();
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return () -> this;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return packs.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(reading);
  }

  private record Factory(Reading reading) implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new PackRows((Pack) partition, reading);
    }
  }
}
