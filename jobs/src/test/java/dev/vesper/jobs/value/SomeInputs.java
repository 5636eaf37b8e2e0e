package dev.vesper.jobs.value;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A few rows for a job to read: tables of the night, and what earlier nights left. */
final class SomeInputs implements Inputs {
  private final Map<Table, Dataset<Row>> tonight = new HashMap<>();
  private final Map<Table, Dataset<Row>> earlier = new HashMap<>();
  private final Nights nights;

  SomeInputs(Night night) {
    this.nights = Nights.only(night);
  }

  SomeInputs tonight(Table table, Dataset<Row> rows) {
    tonight.put(table, rows);
    return this;
  }

  /** What an earlier night handed back. */
  SomeInputs after(Outputs outputs, Table table) {
    Outputs.Rows.Records records = (Outputs.Rows.Records) outputs.rows().get(table);
    List<Row> rows = RecordEncoder.rows(table, records.records());
    earlier.put(table, SparkForTests.session().createDataFrame(rows, table.schema()));
    return this;
  }

  private static Dataset<Row> empty(Table table) {
    return SparkForTests.session().createDataFrame(List.<Row>of(), table.schema());
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    return tonight.getOrDefault(table, empty(table));
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    return earlier.getOrDefault(table, empty(table));
  }

  @Override
  public Dataset<Row> before(Table table) {
    return empty(table);
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
    throw new UnsupportedOperationException("nothing raw is read");
  }

  @Override
  public Nights wanted(Table table) {
    return nights;
  }

  @Override
  public int tasks() {
    return 1;
  }

  @Override
  public Dataset<Row> keep(Dataset<Row> dataset) {
    return dataset;
  }
}
