package dev.vesper.pipeline.table;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * A column: its name, type, whether it may be absent, its unit (empty where it has none) and one
 * sentence. The class that owns a table holds one constant per column, and everybody uses that.
 */
public record Field(String name, DataType type, boolean nullable, String unit, String meaning)
    implements Serializable {

  public Field {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("column names are snake_case: '" + name + "'");
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("column '" + name + "' says nothing of what it means");
    }
  }

  /** A column that every row fills. */
  public static Field required(String name, DataType type, String meaning) {
    return new Field(name, type, false, "", meaning);
  }

  /** A column that may be absent in a row. */
  public static Field optional(String name, DataType type, String meaning) {
    return new Field(name, type, true, "", meaning);
  }

  /** A required count. */
  public static Field count(String name, String meaning) {
    return required(name, DataTypes.LongType, meaning).in("count");
  }

  /** The same column with a unit, such as {@code seconds}. */
  public Field in(String newUnit) {
    return new Field(name, type, nullable, newUnit, meaning);
  }

  /** The same column with another sentence, where another table gives it a narrower meaning. */
  public Field meaning(String newMeaning) {
    return new Field(name, type, nullable, unit, newMeaning);
  }

  /** The column by name, in an expression over one dataset. */
  public Column col() {
    return functions.col(name);
  }

  /** The column of one side of a join. */
  public Column of(Dataset<?> side) {
    return side.col(name);
  }

  /** An expression that becomes this column: cast to its type and given its name. */
  public Column is(Column expression) {
    return expression.cast(type).as(name);
  }

  StructField structField() {
    return new StructField(
        name, type, nullable, new MetadataBuilder().putString("comment", meaning).build());
  }
}
