package dev.vesper.jobs;

import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/** Rows of which a test tells what it is about; whatever else a table must have is filled in. */
public final class FilledRows {
  private FilledRows() {}

  /**
   * A row of a table.
   *
   * @param told by the names of columns; another column is absent, or the least there is
   */
  public static Row of(Table table, Map<String, ?> told) {
    List<Object> values = new ArrayList<>();
    for (StructField column : table.schema().fields()) {
      boolean asTold = told.containsKey(column.name()) || column.nullable();
      values.add(asTold ? told.get(column.name()) : least(column.dataType()));
    }
    return RowFactory.create(values.toArray());
  }

  private static Object least(DataType type) {
    if (type instanceof BooleanType) {
      return true;
    }
    if (type instanceof DecimalType) {
      return BigDecimal.ZERO;
    }
    if (type instanceof TimestampType) {
      return Timestamp.from(Instant.EPOCH);
    }
    if (type instanceof DateType) {
      return LocalDate.EPOCH;
    }
    if (type instanceof LongType) {
      return 0L;
    }
    return type instanceof IntegerType ? (Object) 0 : "";
  }
}
