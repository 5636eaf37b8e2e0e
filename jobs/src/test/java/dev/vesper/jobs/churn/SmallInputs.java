package dev.vesper.jobs.churn;

import dev.vesper.jobs.NightInputs;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What a job reads, put down by hand; a table of which nothing is put down has no rows. */
class SmallInputs extends NightInputs {
  private final Night night;
  private final Map<Table, Dataset<Row>> rows = new HashMap<>();

  SmallInputs(Night night) {
    this.night = night;
  }

  /** Rows of any nights up to this one. */
  SmallInputs with(Table table, Dataset<Row> all) {
    rows.put(table, all);
    return this;
  }

  /** The same, in which a table ends as far back as a job reads it. */
  SmallInputs reading(Job job) {
    for (Read read : job.reads()) {
      if (read instanceof Read.Span span && span.to() < 0) {
        LocalDate first = night.plus(span.from()).date();
        with(span.table(), all(span.table()).where(Table.DT.col().geq(functions.lit(first))));
      }
    }
    return this;
  }

  /** The rows of a table that a job handed back. */
  static Dataset<Row> rows(Outputs outputs, Table table) {
    if (outputs.rows().get(table) instanceof Outputs.Rows.Data data) {
      return data.dataset();
    }
    Outputs.Rows.Records records = (Outputs.Rows.Records) outputs.rows().get(table);
    return SparkForTests.session()
        .createDataFrame(RecordEncoder.rows(table, records.records()), table.schema());
  }

  private Dataset<Row> all(Table table) {
    return rows.computeIfAbsent(
        table, any -> SparkForTests.session().createDataFrame(List.<Row>of(), any.schema()));
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    return all(table).where(Table.DT.col().equalTo(functions.lit(night.date())));
  }

  @Override
  public Dataset<Row> before(Table table) {
    return all(table).where(functions.lit(false));
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    return all(table).where(Table.DT.col().lt(functions.lit(night.date())));
  }

  @Override
  public Nights wanted(Table table) {
    return Nights.only(night);
  }
}
