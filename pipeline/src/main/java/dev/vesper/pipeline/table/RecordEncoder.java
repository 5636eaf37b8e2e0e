package dev.vesper.pipeline.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Turns records into rows of a table, at the driver's edge. A component {@code watchSeconds} fills
 * the column {@code watch_seconds}; an empty Optional is an absent value.
 */
public final class RecordEncoder {
  private RecordEncoder() {}

  /** The rows of some records of one type, the night among their components. */
  public static List<Row> rows(Table table, List<? extends Record> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    RecordComponent[] components = inOrder(table, records.get(0).getClass());
    return records.stream().map(record -> row(components, record)).toList();
  }

  private static RecordComponent[] inOrder(Table table, Class<? extends Record> type) {
    Map<String, RecordComponent> byColumn = new HashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      byColumn.put(columnOf(component.getName()), component);
    }
    String[] columns = table.schema().fieldNames();
    List<String> lacking = Arrays.stream(columns).filter(c -> !byColumn.containsKey(c)).toList();
    if (!lacking.isEmpty() || byColumn.size() > columns.length) {
      throw new IllegalArgumentException(
          "record %s does not fit table %s: components give columns %s, the table has %s"
              .formatted(type.getSimpleName(), table, byColumn.keySet(), Arrays.toString(columns)));
    }
    return Arrays.stream(columns).map(byColumn::get).toArray(RecordComponent[]::new);
  }

  private static String columnOf(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Row row(RecordComponent[] components, Record record) {
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = plain(value(components[i], record));
    }
    return RowFactory.create(values);
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof Enum<?> word) {
      return Word.of(word);
    }
    if (value instanceof List<?> list) {
      return list.toArray();
    }
    return value;
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("record component cannot be read: " + component, e);
    }
  }
}
