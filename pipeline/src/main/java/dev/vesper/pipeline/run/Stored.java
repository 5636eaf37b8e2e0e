package dev.vesper.pipeline.run;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table as it was published, perhaps by an older recipe with other columns: without checks, for
 * its rows passed those of their time, and written beside what a job of the same run makes of it.
 */
final class Stored {
  private static final String BESIDE = "-held";

  private Stored() {}

  /** The table with the columns it declares. */
  static Table of(Table table) {
    return with(table, table.columns());
  }

  /** The table with the columns of its files. */
  static Table of(Table table, StructType files) {
    return with(
        table,
        Arrays.stream(files.fields())
            .filter(field -> !field.name().equals(Table.DT.name()))
            .map(field -> declared(table, field).orElseGet(() -> older(field)))
            .toList());
  }

  private static Table with(Table table, List<Field> columns) {
    return new Table(
        table.name() + BESIDE,
        table.kind(),
        table.rowMeaning(),
        table.key().stream().filter(columns::contains).toList(),
        columns,
        List.of(),
        table.terms());
  }

  private static Optional<Field> declared(Table table, StructField file) {
    return table.columns().stream()
        .filter(field -> field.name().equals(file.name()) && field.type().sameType(file.dataType()))
        .findFirst();
  }

  private static Field older(StructField field) {
    return Field.optional(field.name(), field.dataType(), "Of an older recipe");
  }
}
