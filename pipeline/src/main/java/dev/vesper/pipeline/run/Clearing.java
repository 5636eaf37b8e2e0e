package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.run.AuditedWriter.Found;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Takes out of published nights about people the rows of everybody who does not agree any more. A
 * night is not made anew: what was published is read, less these rows, and published again. So it
 * needs none of what the night was made from, and nobody comes into it who agreed later.
 */
final class Clearing {
  private static final String DAY = "day_number";

  private final SparkSession spark;
  private final TableReader reader;
  private final Withdrawals withdrawals;
  private final AuditedWriter writer;
  private final Reissue reissue;

  Clearing(
      SparkSession spark,
      TableReader reader,
      Withdrawals withdrawals,
      AuditedWriter writer,
      Reissue reissue) {
    this.spark = spark;
    this.reader = reader;
    this.withdrawals = withdrawals;
    this.writer = writer;
    this.reissue = reissue;
  }

  /** The nights of a table that hold anybody who does not agree, as they are without them. */
  List<Partition> of(Table table, List<Partition> due) {
    Map<String, List<Partition>> bySchema =
        due.stream()
            .filter(each -> each.rows() > 0 && !withdrawals.nobodySince(each.agreement()))
            .collect(Collectors.groupingBy(Partition::schema, TreeMap::new, Collectors.toList()));
    List<Partition> cleared = new ArrayList<>();
    bySchema.forEach(
        (schema, alike) -> cleared.addAll(cleared(table, stored(table, alike.get(0)), alike)));
    return cleared;
  }

  private Table stored(Table table, Partition any) {
    return any.schema().equals(Versions.schema(table))
        ? Stored.of(table)
        : Stored.of(table, spark.read().parquet(reader.location(any)).schema());
  }

  private List<Partition> cleared(Table table, Table stored, List<Partition> partitions) {
    Field person = table.terms().person().orElseThrow();
    if (!stored.columns().contains(person)) {
      return partitions.stream().map(Partition::dropped).toList();
    }
    Map<Night, Long> less = rowsOfOthers(stored, person, partitions);
    List<Partition> touched =
        partitions.stream().filter(each -> less.containsKey(each.night())).toList();
    if (touched.isEmpty()) {
      return touched;
    }
    Dataset<Row> rows = reader.read(stored, touched);
    Found found =
        writer.write(stored, new Outputs.Rows.Data(rows, Outputs.Layout.ANYHOW), less.keySet());
    return touched.stream()
        .map(old -> reissue.of(old, stored, found, less.get(old.night())))
        .toList();
  }

  /** How many rows of each night are of people who do not agree; nights with none are left out. */
  private Map<Night, Long> rowsOfOthers(Table stored, Field person, List<Partition> partitions) {
    Map<String, List<Partition>> byList =
        partitions.stream()
            .collect(
                Collectors.groupingBy(Partition::agreement, TreeMap::new, Collectors.toList()));
    Map<Night, Long> rows = new TreeMap<>();
    byList.forEach(
        (list, held) -> {
          Dataset<Row> people = reader.read(stored, held).select(Table.DT.col(), person.col());
          withdrawals
              .among(people, person, list)
              .groupBy(functions.unix_date(Table.DT.col()).as(DAY))
              .count()
              .collectAsList()
              .forEach(row -> rows.put(night(row), row.getLong(1)));
        });
    return rows;
  }

  private static Night night(Row row) {
    return new Night(LocalDate.ofEpochDay(row.getInt(0)));
  }
}
