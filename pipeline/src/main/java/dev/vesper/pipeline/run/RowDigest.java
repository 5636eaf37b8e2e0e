package dev.vesper.pipeline.run;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Digest;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.MapType;

/**
 * The digest of a set of rows, whatever their order or files: the number of rows and the sums of
 * the two halves of a 64-bit hash of each. Sums, not exclusive ors, so that two equal rows do not
 * cancel out; halves, so that the sum of two billion of them fits a long.
 */
record RowDigest(long rows, long high, long low) {
  static final RowDigest NONE = new RowDigest(0, 0, 0);

  private static final long LOW_HALF = 0xFFFF_FFFFL;

  /** The hash of a row over the columns that decide the version of the table. */
  static Column hash(Table table) {
    List<Field> fields =
        table.terms().digestedBy().isEmpty() ? table.columns() : table.terms().digestedBy();
    List<Column> parts = new ArrayList<>();
    for (Field field : fields) {
      if (field.nullable()) {
        parts.add(field.col().isNull());
      }
      parts.add(canonical(field));
    }
    return functions.xxhash64(parts.toArray(Column[]::new));
  }

  static Column high(Column hash) {
    return functions.sum(functions.shiftrightunsigned(hash, Integer.SIZE));
  }

  static Column low(Column hash) {
    return functions.sum(hash.bitwiseAND(LOW_HALF));
  }

  RowDigest plus(RowDigest other) {
    return new RowDigest(rows + other.rows, high + other.high, low + other.low);
  }

  /** The digest in a short text. */
  String text() {
    return Digest.of(rows + "/" + high + "/" + low);
  }

  /** One value for what is equal: maps as sorted entries, no negative zero, one not-a-number. */
  private static Column canonical(Field field) {
    Column column = field.col();
    if (field.type() instanceof MapType) {
      return functions.array_sort(functions.map_entries(column));
    }
    if (field.type() instanceof DoubleType || field.type() instanceof FloatType) {
      Column wide = column.cast(DataTypes.DoubleType);
      return functions.when(wide.equalTo(0.0), 0.0).otherwise(wide);
    }
    return column;
  }
}
