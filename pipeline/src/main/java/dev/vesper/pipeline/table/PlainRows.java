package dev.vesper.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.timestamp_micros;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a table as tasks make them in plain Java: in the order of its schema, dates as days since
 * 1970 and times as microseconds, which read the same whatever the session says of their classes.
 */
public final class PlainRows {
  private PlainRows() {}

  /** What such rows are encoded with. */
  public static Encoder<Row> encoder(Table table) {
    return Encoders.row(schema(table));
  }

  /** The schema of such rows. */
  public static StructType schema(Table table) {
    StructType plain = new StructType();
    for (StructField field : table.schema().fields()) {
      plain = plain.add(field.name(), plain(field.dataType()), true);
    }
    return plain;
  }

  private static DataType plain(DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return DataTypes.IntegerType;
    }
    return type.equals(DataTypes.TimestampType) ? DataTypes.LongType : type;
  }

  /** The rows with the types of the table. */
  public static Dataset<Row> typed(Table table, Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(table.schema().fields()).map(PlainRows::typed).toArray(Column[]::new));
  }

  private static Column typed(StructField field) {
    Column made = col(field.name());
    if (field.dataType().equals(DataTypes.DateType)) {
      return date_from_unix_date(made).as(field.name());
    }
    return field.dataType().equals(DataTypes.TimestampType)
        ? timestamp_micros(made).as(field.name())
        : made;
  }

  /** A date as such rows hold it. */
  public static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** A date that may be absent, as such rows hold it; else null. */
  public static Integer day(Optional<LocalDate> date) {
    return date.map(PlainRows::day).orElse(null);
  }
}
