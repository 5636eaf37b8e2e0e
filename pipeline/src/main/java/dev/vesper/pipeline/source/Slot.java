package dev.vesper.pipeline.source;

import dev.vesper.pipeline.table.Field;
import java.io.Serializable;
import java.time.ZoneId;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A column as the readers see it: where it lies in a row, and how a scalar becomes its value.
 *
 * @param ordinal its place in the row
 * @param name its name, for reasons
 * @param kind what it takes
 * @param type its type in Spark
 * @param zone the zone in which a bare date is a time
 */
record Slot(int ordinal, String name, Kind kind, DataType type, ZoneId zone)
    implements Serializable {

  /** What a column takes. */
  enum Kind {
    TEXT,
    TIME,
    TIME_OR_DATE,
    DATE,
    DECIMAL,
    INTEGER,
    LONG,
    FLOATING,
    FLAG,
    TEXTS,
    TEXT_MAP
  }

  /** A column that takes times only, never a bare date. */
  static Slot strict(int ordinal, Field field, ZoneId zone) {
    Slot slot = lenient(ordinal, field, zone);
    return slot.kind == Kind.TIME_OR_DATE
        ? new Slot(ordinal, field.name(), Kind.TIME, field.type(), zone)
        : slot;
  }

  /** A column where a bare date may stand for a time. */
  static Slot lenient(int ordinal, Field field, ZoneId zone) {
    return new Slot(ordinal, field.name(), kindOf(field), field.type(), zone);
  }

  private static Kind kindOf(Field field) {
    DataType type = field.type();
    if (type instanceof DecimalType decimal && decimal.precision() <= 18) {
      return Kind.DECIMAL;
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType)) {
      return Kind.TEXTS;
    }
    if (type instanceof MapType) {
      return Kind.TEXT_MAP;
    }
    return switch (type.typeName()) {
      case "string" -> Kind.TEXT;
      case "timestamp" -> Kind.TIME_OR_DATE;
      case "date" -> Kind.DATE;
      case "integer" -> Kind.INTEGER;
      case "long" -> Kind.LONG;
      case "double" -> Kind.FLOATING;
      case "boolean" -> Kind.FLAG;
      default ->
          throw new IllegalArgumentException(
              "column '" + field.name() + "' of type " + type.sql() + " cannot be read from files");
    };
  }

  /** The value in a text that is not empty. */
  Object ofText(String text) {
    return switch (kind) {
      case TEXT -> UTF8String.fromString(text);
      case TIME -> Times.micros(text, name);
      case TIME_OR_DATE -> Times.microsOrStartOfDay(text, zone, name);
      case DATE -> Times.day(text, zone, name);
      case FLAG -> flag(text);
      case DECIMAL, INTEGER, LONG, FLOATING -> ofNumber(text);
      case TEXTS, TEXT_MAP -> throw new Rejected(Reason.WRONG_TYPE, name);
    };
  }

  /** The value of a number as the file writes it. */
  Object ofNumber(String text) {
    return switch (kind) {
      case TEXT -> UTF8String.fromString(text);
      case DECIMAL -> decimal(text, (DecimalType) type);
      case INTEGER -> integer(Decimals.whole(text, name));
      case LONG -> Decimals.whole(text, name);
      case FLOATING -> Decimals.floating(text, name);
      case TIME, TIME_OR_DATE, DATE, FLAG, TEXTS, TEXT_MAP ->
          throw new Rejected(Reason.WRONG_TYPE, name);
    };
  }

  /** The value of true or false. */
  Object ofFlag(boolean flag) {
    if (kind != Kind.FLAG) {
      throw new Rejected(Reason.WRONG_TYPE, name);
    }
    return flag;
  }

  /** The value of a time that the file holds as microseconds. */
  Object ofMicros(long micros) {
    if (kind != Kind.TIME && kind != Kind.TIME_OR_DATE) {
      throw new Rejected(Reason.WRONG_TYPE, name);
    }
    return Times.inRange(micros, name);
  }

  private Object decimal(String text, DecimalType decimal) {
    return Decimals.of(text, decimal.precision(), decimal.scale(), name);
  }

  private Object integer(long value) {
    if (value != (int) value) {
      throw new Rejected(Reason.NUMBER_OUT_OF_RANGE, name);
    }
    return (int) value;
  }

  private Object flag(String text) {
    return switch (text) {
      case "true", "TRUE", "True", "1" -> true;
      case "false", "FALSE", "False", "0" -> false;
      default -> throw new Rejected(Reason.WRONG_TYPE, name);
    };
  }
}
