package dev.vesper.pipeline.source;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** A hash over the values of a row: equal rows have equal hashes, on any machine. */
final class RowHash {
  private static final long SEED = 42L;

  private RowHash() {}

  /** The hash of the columns before the given one. */
  static long of(Draft draft, int end) {
    long hash = SEED;
    for (int i = 0; i < end; i++) {
      Object value = draft.value(i);
      if (value != null) {
        hash = hash(value, hash + i);
      }
    }
    return hash;
  }

  private static long hash(Object value, long seed) {
    if (value instanceof UTF8String text) {
      return hash(text, seed);
    }
    if (value instanceof Long number) {
      return XXH64.hashLong(number, seed);
    }
    if (value instanceof Integer number) {
      return XXH64.hashInt(number, seed);
    }
    if (value instanceof Decimal number) {
      return XXH64.hashLong(number.toUnscaledLong(), seed);
    }
    if (value instanceof MapData map) {
      return hash(map.valueArray(), hash(map.keyArray(), seed));
    }
    if (value instanceof ArrayData texts) {
      return hash(texts, seed);
    }
    return XXH64.hashInt(value.hashCode(), seed);
  }

  private static long hash(UTF8String text, long seed) {
    return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), seed);
  }

  private static long hash(ArrayData texts, long seed) {
    long hash = XXH64.hashInt(texts.numElements(), seed);
    for (int i = 0; i < texts.numElements(); i++) {
      hash = hash((UTF8String) texts.get(i, DataTypes.StringType), hash);
    }
    return hash;
  }
}
