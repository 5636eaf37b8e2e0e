package dev.vesper.pipeline.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** How an engine writes names, texts and types in its SQL. */
enum Dialect {
  DUCKDB('"', "''", "TIMESTAMP WITH TIME ZONE", "FLOAT", "BLOB"),
  TRINO('"', "''", "TIMESTAMP", "REAL", "VARBINARY"),
  /** Spark and Hive, whose SQL for tables is the same. */
  HIVE('`', "\\'", "TIMESTAMP", "FLOAT", "BINARY");

  private static final Map<DataType, String> SAME =
      Map.of(
          DataTypes.StringType, "VARCHAR",
          DataTypes.LongType, "BIGINT",
          DataTypes.IntegerType, "INTEGER",
          DataTypes.ShortType, "SMALLINT",
          DataTypes.ByteType, "TINYINT",
          DataTypes.DoubleType, "DOUBLE",
          DataTypes.BooleanType, "BOOLEAN",
          DataTypes.DateType, "DATE");

  private final char quote;
  private final String apostrophe;
  private final String timestamp;
  private final String floating;
  private final String bytes;

  Dialect(char quote, String apostrophe, String timestamp, String floating, String bytes) {
    this.quote = quote;
    this.apostrophe = apostrophe;
    this.timestamp = timestamp;
    this.floating = floating;
    this.bytes = bytes;
  }

  String name(String identifier) {
    return quote + identifier + quote;
  }

  /** A text; Hive's shells end a statement at a semicolon even within one. */
  String text(String value) {
    String safe = this == HIVE ? value.replace("\\", "\\\\").replace(';', ',') : value;
    return "'" + safe.replace("'", apostrophe) + "'";
  }

  String texts(List<String> values) {
    return values.stream().map(this::text).collect(Collectors.joining(",\n  "));
  }

  String type(DataType type) {
    if (this == HIVE) {
      return type.sql();
    }
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    if (type instanceof ArrayType array) {
      return this == DUCKDB
          ? type(array.elementType()) + "[]"
          : "ARRAY(" + type(array.elementType()) + ")";
    }
    if (type instanceof MapType map) {
      return "MAP(" + type(map.keyType()) + ", " + type(map.valueType()) + ")";
    }
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields())
          .map(field -> name(field.name()) + " " + type(field.dataType()))
          .collect(Collectors.joining(", ", this == DUCKDB ? "STRUCT(" : "ROW(", ")"));
    }
    return simple(type);
  }

  private String simple(DataType type) {
    Map<DataType, String> own =
        Map.of(
            DataTypes.TimestampType, timestamp,
            DataTypes.TimestampNTZType, "TIMESTAMP",
            DataTypes.FloatType, floating,
            DataTypes.BinaryType, bytes);
    String simple = SAME.getOrDefault(type, own.get(type));
    if (simple == null) {
      throw new IllegalArgumentException("no type of " + name() + " for " + type.sql());
    }
    return simple;
  }
}
