package dev.vesper.pipeline.source;

import dev.vesper.pipeline.table.Field;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that readers fill and the names that files use for them. Some columns may also stand
 * in a nested object: {@code channel_source} as the {@code source} of {@code channel}.
 */
final class Shape implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_COLUMNS = 64;

  private final StructType schema;
  private final HashMap<String, Slot> slots = new HashMap<>();
  private final HashMap<String, HashMap<String, Slot>> groups = new HashMap<>();
  private int extras = -1;
  private int about = -1;

  private Shape(List<Field> columns) {
    if (columns.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException("more than " + MOST_COLUMNS + " columns: " + columns);
    }
    schema =
        new StructType(
            columns.stream()
                .map(f -> DataTypes.createStructField(f.name(), f.type(), f.nullable()))
                .toArray(StructField[]::new));
  }

  /** The canonical event, in a row of a line. */
  static Shape ofEvents(ZoneId zone) {
    Shape shape = new Shape(ArrivalFields.READ);
    for (Field field : EventFields.ALL) {
      if (!madeByTheReader(field)) {
        shape.add(Slot.strict(shape.ordinal(field), field, zone));
      }
    }
    for (Field member :
        List.of(
            EventFields.CHANNEL_SOURCE,
            EventFields.CHANNEL_MEDIUM,
            EventFields.CHANNEL_CAMPAIGN,
            EventFields.CHANNEL_TERM,
            EventFields.CHANNEL_CONTENT)) {
      shape.addMember("channel", member);
    }
    shape.extras = shape.ordinal(EventFields.PROPERTIES);
    return shape;
  }

  /** The columns of a dimension, in a row of a line. */
  static Shape ofDimension(List<Field> fields, List<Field> all, ZoneId zone) {
    Shape shape = new Shape(all);
    fields.forEach(field -> shape.add(Slot.lenient(shape.ordinal(field), field, zone)));
    return shape;
  }

  /** The same; of a line that is no row, the column that names whom it is about is read even so. */
  Shape about(Field person) {
    about = ordinal(person);
    return this;
  }

  private static boolean madeByTheReader(Field field) {
    return field.equals(EventFields.DIALECT)
        || field.equals(EventFields.SOURCE_FILE)
        || field.equals(EventFields.SOURCE_LINE);
  }

  private void add(Slot slot) {
    slots.put(slot.name(), slot);
  }

  private void addMember(String group, Field column) {
    Slot slot = slots.get(column.name());
    String member = column.name().substring(group.length() + 1);
    groups.computeIfAbsent(group, name -> new HashMap<>()).put(member, slot);
    slots.put(group + "." + member, slot);
  }

  StructType schema() {
    return schema;
  }

  int ordinal(Field field) {
    return schema.fieldIndex(field.name());
  }

  /** The column that a file calls by this name; null where there is none. */
  Slot slot(String name) {
    return slots.get(name);
  }

  /** The columns inside a nested object of this name; null where there are none. */
  Map<String, Slot> group(String name) {
    return groups.get(name);
  }

  /** Where the column lies that names whom a line is about; absent where none is read even so. */
  OptionalInt about() {
    return about < 0 ? OptionalInt.empty() : OptionalInt.of(about);
  }

  /** Whether a column names whom a line is about. */
  boolean isAbout(Slot slot) {
    return slot != null && slot.ordinal() == about;
  }

  /** Where the map of unknown columns lies; absent where unknown columns are left out. */
  OptionalInt extras() {
    return extras < 0 ? OptionalInt.empty() : OptionalInt.of(extras);
  }
}
