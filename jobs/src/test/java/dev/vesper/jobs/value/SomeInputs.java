package dev.vesper.jobs.value;

import dev.vesper.jobs.NightInputs;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A few rows for a job to read: tables of the night, and what earlier nights left. */
final class SomeInputs extends NightInputs {
  private final Map<Table, Dataset<Row>> tonight = new HashMap<>();
  private final Map<Table, Dataset<Row>> earlier = new HashMap<>();

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
  public Dataset<Row> keep(Dataset<Row> dataset) {
    return dataset;
  }
}
