package dev.vesper.bench;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Tables of one night and of nights before it, given by hand; every other is empty. */
final class GivenInputs implements Inputs {
  private static final int TASKS = 8;

  private final SparkSession spark;
  private final Map<Table, Dataset<Row>> tonight;
  private final Map<Table, Dataset<Row>> trailing;
  private final Night night;

  GivenInputs(SparkSession spark, Map<Table, Dataset<Row>> tonight, Night night) {
    this(spark, tonight, Map.of(), night);
  }

  GivenInputs(
      SparkSession spark,
      Map<Table, Dataset<Row>> tonight,
      Map<Table, Dataset<Row>> trailing,
      Night night) {
    this.spark = spark;
    this.tonight = Map.copyOf(tonight);
    this.trailing = Map.copyOf(trailing);
    this.night = night;
  }

  private Dataset<Row> empty(Table table) {
    return spark.createDataFrame(List.<Row>of(), table.schema());
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    return tonight.getOrDefault(table, empty(table));
  }

  @Override
  public Dataset<Row> before(Table table) {
    return empty(table);
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    return trailing.getOrDefault(table, empty(table));
  }

  @Override
  public Dataset<Row> following(Table table) {
    return empty(table);
  }

  @Override
  public Dataset<Row> slices(Table table) {
    return empty(table);
  }

  @Override
  public Dataset<Row> snapshot(Table table) {
    return empty(table);
  }

  @Override
  public List<Night> snapshotNights(Table table) {
    return List.of();
  }

  @Override
  public Dataset<Row> raw(Source source) {
    throw new UnsupportedOperationException("nothing raw is given");
  }

  @Override
  public Nights wanted(Table table) {
    return Nights.only(night);
  }

  @Override
  public int tasks() {
    return TASKS;
  }

  @Override
  public Dataset<Row> keep(Dataset<Row> dataset) {
    return dataset.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
