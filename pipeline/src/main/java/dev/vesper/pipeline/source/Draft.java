package dev.vesper.pipeline.source;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One row on its way from a file to Spark, in Spark's own representation. The same draft serves all
 * lines of a file: Spark copies a row before it asks for the next.
 */
final class Draft {
  private final Shape shape;
  private final Object[] values;
  private final GenericInternalRow row;
  private final TextMap map = new TextMap();
  private long seen;
  private long line;
  private long offset;
  private ByteSlice raw = ByteSlice.EMPTY;
  private Rejected rejected;

  Draft(Shape shape) {
    this.shape = shape;
    this.values = new Object[shape.schema().size()];
    this.row = new GenericInternalRow(values);
  }

  /** Starts the row of a line. */
  void begin(long newLine, long newOffset, ByteSlice newRaw) {
    clear();
    line = newLine;
    offset = newOffset;
    raw = newRaw;
    rejected = null;
  }

  private void clear() {
    Arrays.fill(values, null);
    map.clear();
    seen = 0;
  }

  /** Gives the line up: what was read of it is forgotten, but for whom it is about. */
  void reject(Rejected why) {
    Object person = shape.about().isPresent() ? values[shape.about().getAsInt()] : null;
    clear();
    rejected = why;
    shape.about().ifPresent(ordinal -> values[ordinal] = person);
  }

  /** Whether it is not known yet whom the line is about, and worth knowing. */
  boolean lacksPerson() {
    return shape.about().isPresent() && values[shape.about().getAsInt()] == null;
  }

  /** Whom a line is about that was given up. */
  void person(String id) {
    if (!id.isEmpty()) {
      values[shape.about().getAsInt()] = UTF8String.fromString(id);
    }
  }

  /** The value of a column; empty text is absent. */
  void text(Slot slot, String text) {
    see(slot);
    if (!text.isEmpty()) {
      values[slot.ordinal()] = slot.ofText(text);
    }
  }

  void number(Slot slot, String text) {
    see(slot);
    values[slot.ordinal()] = slot.ofNumber(text);
  }

  void flag(Slot slot, boolean flag) {
    see(slot);
    values[slot.ordinal()] = slot.ofFlag(flag);
  }

  void micros(Slot slot, long micros) {
    see(slot);
    values[slot.ordinal()] = slot.ofMicros(micros);
  }

  void texts(Slot slot, List<String> texts) {
    see(slot);
    if (slot.kind() != Slot.Kind.TEXTS) {
      throw new Rejected(Reason.WRONG_TYPE, slot.name());
    }
    Object[] elements = texts.stream().map(UTF8String::fromString).toArray();
    values[slot.ordinal()] = new GenericArrayData(elements);
  }

  /** The column stands in the line, without a value. */
  void absent(Slot slot) {
    see(slot);
  }

  /** An entry of the map column; empty text is absent. */
  void entry(String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  /** A column that no name is known for; empty text is absent. */
  void unknown(String name, String value) {
    if (!value.isEmpty() && shape.extras().isPresent()) {
      map.putColumn(name, value);
    }
  }

  void see(Slot slot) {
    long bit = 1L << slot.ordinal();
    if ((seen & bit) != 0) {
      throw new Rejected(Reason.DUPLICATE_KEY, slot.name());
    }
    seen |= bit;
  }

  /** Puts the map in its place once the line is read to its end. */
  void closeMap() {
    shape.extras().ifPresent(ordinal -> values[ordinal] = map.build());
  }

  Object value(int ordinal) {
    return values[ordinal];
  }

  void set(int ordinal, Object value) {
    values[ordinal] = value;
  }

  long line() {
    return line;
  }

  long offset() {
    return offset;
  }

  /** The bytes of the line, until the next one begins; empty where the format has no lines. */
  ByteSlice raw() {
    return raw;
  }

  /** Why the line is given up; null while it is good. */
  Rejected rejected() {
    return rejected;
  }

  GenericInternalRow row() {
    return row;
  }
}
