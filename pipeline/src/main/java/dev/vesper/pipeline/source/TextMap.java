package dev.vesper.pipeline.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The text map of one row while it is being read: what the file has in the map itself, and unknown
 * columns that end up there. An unknown column whose name the map already has gets an underscore
 * before its name.
 */
final class TextMap {
  private enum Origin {
    MAP,
    COLUMN
  }

  private record Entry(UTF8String key, UTF8String value, Origin origin) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::key).thenComparing(Entry::origin);

  private final List<Entry> entries = new ArrayList<>();

  void clear() {
    entries.clear();
  }

  void put(String key, String value) {
    entries.add(entry(key, value, Origin.MAP));
  }

  void putColumn(String name, String value) {
    entries.add(entry(name, value, Origin.COLUMN));
  }

  private static Entry entry(String key, String value, Origin origin) {
    return new Entry(UTF8String.fromString(key), UTF8String.fromString(value), origin);
  }

  /** The map sorted by name; null where it is empty. */
  MapData build() {
    if (entries.isEmpty()) {
      return null;
    }
    entries.sort(ORDER);
    while (renameOneColumn()) {
      entries.sort(ORDER);
    }
    Object[] keys = new Object[entries.size()];
    Object[] values = new Object[entries.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = entries.get(i).key;
      values[i] = entries.get(i).value;
    }
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
  }

  private boolean renameOneColumn() {
    boolean renamed = false;
    for (int i = 1; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.key.equals(entries.get(i - 1).key)) {
        continue;
      }
      if (entry.origin == entries.get(i - 1).origin) {
        throw new Rejected(Reason.DUPLICATE_KEY, entry.key.toString());
      }
      UTF8String free = UTF8String.concat(UTF8String.fromString("_"), entry.key);
      entries.set(i, new Entry(free, entry.value, Origin.COLUMN));
      renamed = true;
    }
    return renamed;
  }
}
