package dev.vesper.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import java.util.Arrays;
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
 * 1970, which read the same whatever the session says of date classes.
 */
public final class DayRows {
  private DayRows() {}

  /** What such rows are encoded with. */
  public static Encoder<Row> encoder(Table table) {
    StructType plain = new StructType();
    for (StructField field : table.schema().fields()) {
      DataType type = isDate(field) ? DataTypes.IntegerType : field.dataType();
      plain = plain.add(field.name(), type, true);
    }
    return Encoders.row(plain);
  }

  /** The rows with dates as dates. */
  public static Dataset<Row> dated(Table table, Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(table.schema().fields()).map(DayRows::dated).toArray(Column[]::new));
  }

  private static Column dated(StructField field) {
    Column made = col(field.name());
    return isDate(field) ? date_from_unix_date(made).as(field.name()) : made;
  }

  private static boolean isDate(StructField field) {
    return field.dataType().equals(DataTypes.DateType);
  }
}
