package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Outputs.Layout;
import dev.vesper.pipeline.table.Contract;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StringType;

/** Writes what a job hands back as Parquet, one directory a night, sorted by the table's key. */
final class TableWriter {
  /** The helper column that names directories; {@code dt} itself stays a column of every file. */
  static final String NIGHT = "night";

  private final SparkSession spark;
  private final Agreement agreement;

  TableWriter(SparkSession spark, Agreement agreement) {
    this.spark = spark;
    this.agreement = agreement;
  }

  /**
   * Writes the rows of the wanted nights below a directory.
   *
   * @param directory where the directories of the nights go, as Spark opens it
   */
  void write(Table table, Outputs.Rows rows, Set<Night> wanted, String directory) {
    Dataset<Row> dataset = dataset(table, rows);
    List<String> problems = Contract.problems(table, dataset.schema());
    if (!problems.isEmpty()) {
      throw Fault.of(ExitCode.DATA, problems);
    }
    Object[] dates = wanted.stream().map(Night::date).toArray();
    Dataset<Row> tonight =
        agreement.only(table, Contract.ordered(table, dataset)).where(Table.DT.col().isin(dates));
    Layout layout = layout(table, rows);
    Dataset<Row> laidOut =
        switch (layout) {
          case ANYHOW -> laidOut(table, tonight);
          case CLUSTERED -> asItLies(tonight);
          case SORTED -> tonight;
        };
    Map<String, String> options = layout == Layout.CLUSTERED ? unsorted(table) : Map.of();
    if (wanted.size() == 1) {
      String only = directory + "/" + NIGHT + "=" + wanted.iterator().next();
      laidOut.write().mode(SaveMode.Append).options(options).parquet(only);
      return;
    }
    laidOut
        .withColumn(NIGHT, Table.DT.col())
        .write()
        .mode(SaveMode.Append)
        .options(options)
        .partitionBy(NIGHT)
        .parquet(directory);
  }

  /** How the rows lie; who did not agree is found by a join, which keeps no order. */
  private static Layout layout(Table table, Outputs.Rows rows) {
    return rows instanceof Outputs.Rows.Data data && table.terms().person().isEmpty()
        ? data.layout()
        : Layout.ANYHOW;
  }

  private Dataset<Row> dataset(Table table, Outputs.Rows rows) {
    if (rows instanceof Outputs.Rows.Data data) {
      return data.dataset();
    }
    Outputs.Rows.Records records = (Outputs.Rows.Records) rows;
    return spark.createDataFrame(RecordEncoder.rows(table, records.records()), table.schema());
  }

  /**
   * How rows are written that are many and not sorted. Dictionaries would save a tenth in size for
   * a sixth in time, finer compression 3 %, and the first and last of their texts nothing: no
   * reader could skip any by them.
   */
  private static Map<String, String> unsorted(Table table) {
    Map<String, String> options = new HashMap<>();
    options.put("parquet.enable.dictionary", "false");
    options.put("parquet.compression.codec.zstd.level", "1");
    table.columns().stream()
        .filter(field -> field.type() instanceof StringType)
        .forEach(
            field -> options.put("parquet.column.statistics.enabled#" + field.name(), "false"));
    return options;
  }

  /** A small call is one task, so that it leaves one file a night. */
  private Dataset<Row> asItLies(Dataset<Row> rows) {
    return StepSession.small(spark) ? rows.coalesce(1) : rows;
  }

  /** Few large files a night, each sorted: adaptive execution joins what is small. */
  private static Dataset<Row> laidOut(Table table, Dataset<Row> rows) {
    Column[] order =
        Stream.concat(Stream.of(Table.DT), table.key().stream())
            .map(Field::col)
            .toArray(Column[]::new);
    return rebalanced(rows).sortWithinPartitions(order);
  }

  /** By way of SQL, because Dataset.hint takes no column on Spark 3.5. */
  private static Dataset<Row> rebalanced(Dataset<Row> rows) {
    String view = "rows_" + UUID.randomUUID().toString().replace("-", "");
    rows.createOrReplaceTempView(view);
    try {
      return rows.sparkSession()
          .sql("SELECT /*+ REBALANCE(" + Table.DT.name() + ") */ * FROM " + view);
    } finally {
      rows.sparkSession().catalog().dropTempView(view);
    }
  }
}
