package dev.vesper.pipeline.night;

import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job hands back: rows per table, and what its receipts should say.
 *
 * @param rows per table, as a dataset or a list of records
 * @param metrics named figures for the receipt
 * @param notes sentences for the receipt, such as what the job could not do and why
 */
public record Outputs(Map<Table, Rows> rows, Map<String, Double> metrics, List<String> notes) {

  /** Rows of one table. */
  public sealed interface Rows {
    /** Rows as a dataset with {@code dt}. */
    record Data(Dataset<Row> dataset, Layout layout) implements Rows {}

    /** Rows as records whose components are named like the columns, the night among them. */
    record Records(List<? extends Record> records) implements Rows {}
  }

  /** How the rows of a dataset lie. */
  public enum Layout {
    /** Anyhow: before writing they are gathered by night and sorted. */
    ANYHOW,
    /** In few, large pieces per night, and written as they lie. */
    CLUSTERED,
    /** The same, and each piece sorted. */
    SORTED
  }

  public Outputs {
    rows = new LinkedHashMap<>(rows);
    metrics = new TreeMap<>(metrics);
    notes = List.copyOf(notes);
  }

  public static Outputs of(Table table, Dataset<Row> dataset) {
    return none().and(table, dataset);
  }

  public static Outputs none() {
    return new Outputs(Map.of(), Map.of(), List.of());
  }

  public Outputs and(Table table, Dataset<Row> dataset) {
    return with(table, new Rows.Data(dataset, Layout.ANYHOW));
  }

  /** Rows that already lie in few, large pieces per night and are written as they lie. */
  public Outputs andClustered(Table table, Dataset<Row> dataset) {
    return with(table, new Rows.Data(dataset, Layout.CLUSTERED));
  }

  /** The same of rows that lie sorted. */
  public Outputs andSorted(Table table, Dataset<Row> dataset) {
    return with(table, new Rows.Data(dataset, Layout.SORTED));
  }

  public Outputs and(Table table, List<? extends Record> records) {
    return with(table, new Rows.Records(records));
  }

  public Outputs metric(String name, double value) {
    Outputs next = new Outputs(rows, metrics, notes);
    next.metrics.put(name, value);
    return next;
  }

  public Outputs note(String sentence) {
    List<String> more = new ArrayList<>(notes);
    more.add(sentence);
    return new Outputs(rows, metrics, more);
  }

  private Outputs with(Table table, Rows more) {
    Outputs next = new Outputs(rows, metrics, notes);
    if (next.rows.put(table, more) != null) {
      throw new IllegalArgumentException("table " + table + " is handed back twice");
    }
    return next;
  }
}
