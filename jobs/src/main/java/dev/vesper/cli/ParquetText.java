package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.table.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.PrimitiveStringifier;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The first rows of Parquet files as text, read without Spark. */
final class ParquetText {
  private static final String ABSENT = "";

  private ParquetText() {}

  /**
   * Some rows.
   *
   * @param uris the files
   * @param columns what to read of each row; one that a file lacks is absent in its rows
   * @param limit how many rows at most
   */
  static List<Map<Field, String>> rows(List<String> uris, List<Field> columns, int limit) {
    List<Map<Field, String>> rows = new ArrayList<>();
    for (String uri : uris) {
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), new Path(uri))
              .withConf(configuration(uri))
              .build()) {
        while (rows.size() < limit) {
          Group row = reader.read();
          if (row == null) {
            break;
          }
          Map<Field, String> cells = new HashMap<>();
          columns.forEach(column -> cells.put(column, cell(row, column.name())));
          rows.add(cells);
        }
      } catch (IOException e) {
        throw new Fault(ExitCode.IO, uri + " cannot be read: " + e.getMessage(), e);
      }
    }
    return rows;
  }

  /** Local files need none of Hadoop's settings, whose files take long to read. */
  private static Configuration configuration(String uri) {
    boolean local = uri.startsWith("file:");
    return new Configuration(!local);
  }

  private static String cell(Group row, String column) {
    if (!row.getType().containsField(column)) {
      return ABSENT;
    }
    int field = row.getType().getFieldIndex(column);
    return row.getFieldRepetitionCount(field) == 0 ? ABSENT : text(row, field, 0);
  }

  private static String text(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    return type.isPrimitive()
        ? scalar(group, type.asPrimitiveType(), field, index)
        : nested(group.getGroup(field, index));
  }

  /** A map, a list or a structure: what it holds, without the names of Parquet's own levels. */
  private static String nested(Group group) {
    StringJoiner parts = new StringJoiner(", ", "{", "}");
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      Type type = group.getType().getType(field);
      for (int index = 0; index < group.getFieldRepetitionCount(field); index++) {
        String value =
            type.isPrimitive() ? text(group, field, index) : entry(group.getGroup(field, index));
        parts.add(
            type.isRepetition(Type.Repetition.REPEATED) ? value : type.getName() + "=" + value);
      }
    }
    return parts.toString();
  }

  private static String entry(Group group) {
    List<String> values = new ArrayList<>();
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      values.add(group.getFieldRepetitionCount(field) == 0 ? ABSENT : text(group, field, 0));
    }
    return String.join("=", values);
  }

  private static String scalar(Group group, PrimitiveType type, int field, int index) {
    PrimitiveStringifier text = type.stringifier();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> text.stringify(group.getInteger(field, index));
      case INT64 -> text.stringify(group.getLong(field, index));
      case FLOAT -> text.stringify(group.getFloat(field, index));
      case DOUBLE -> text.stringify(group.getDouble(field, index));
      case BOOLEAN -> text.stringify(group.getBoolean(field, index));
      case INT96 -> text.stringify(group.getInt96(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> text.stringify(group.getBinary(field, index));
    };
  }
}
