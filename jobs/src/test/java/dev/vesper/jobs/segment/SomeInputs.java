package dev.vesper.jobs.segment;

import dev.vesper.jobs.NightInputs;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Inputs of a night by hand: rows of the night, of nights before and of nights after. */
final class SomeInputs extends NightInputs {
  private final Map<Table, List<Row>> tonight = new LinkedHashMap<>();
  private final Map<Table, List<Row>> trailing = new LinkedHashMap<>();
  private final Map<Table, List<Row>> following = new LinkedHashMap<>();

  SomeInputs tonight(Table table, List<Row> rows) {
    tonight.put(table, rows);
    return this;
  }

  SomeInputs trailing(Table table, List<Row> rows) {
    trailing.put(table, rows);
    return this;
  }

  SomeInputs following(Table table, List<Row> rows) {
    following.put(table, rows);
    return this;
  }

  private static Dataset<Row> rows(Map<Table, List<Row>> from, Table table) {
    return SparkForTests.session()
        .createDataFrame(from.getOrDefault(table, List.of()), table.schema());
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    return rows(tonight, table);
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    return rows(trailing, table);
  }

  @Override
  public Dataset<Row> following(Table table) {
    return rows(following, table);
  }

  @Override
  public int tasks() {
    return 2;
  }
}
