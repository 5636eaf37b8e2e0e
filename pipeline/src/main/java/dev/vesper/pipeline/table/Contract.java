package dev.vesper.pipeline.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Holds datasets to what their table declares: every column, no other, each of its very type. */
public final class Contract {
  private Contract() {}

  /** Everything in which a schema differs from the table's, a sentence each; empty when nothing. */
  public static List<String> problems(Table table, StructType found) {
    List<String> problems = new ArrayList<>();
    Map<String, StructField> left = new LinkedHashMap<>();
    for (StructField field : found.fields()) {
      if (left.put(field.name(), field) != null) {
        problems.add("table %s has column '%s' twice".formatted(table, field.name()));
      }
    }
    for (StructField declared : table.schema().fields()) {
      StructField there = left.remove(declared.name());
      if (there == null) {
        problems.add("table %s lacks column '%s'".formatted(table, declared.name()));
      } else if (!typeOf(there).equals(typeOf(declared))) {
        problems.add(
            "table %s has column '%s' of type %s where its contract says %s"
                .formatted(table, declared.name(), typeOf(there), typeOf(declared)));
      }
    }
    left.keySet()
        .forEach(
            name ->
                problems.add(
                    "table %s has column '%s', which its contract does not know"
                        .formatted(table, name)));
    return problems;
  }

  /** The dataset with the table's columns in their order. It must meet the contract. */
  public static Dataset<Row> ordered(Table table, Dataset<Row> dataset) {
    return dataset.select(
        Arrays.stream(table.schema().fieldNames()).map(dataset::col).toArray(Column[]::new));
  }

  /** The type without what files cannot promise: whether parts may be absent. */
  private static String typeOf(StructField field) {
    return field.dataType().catalogString();
  }
}
