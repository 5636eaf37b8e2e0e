package dev.vesper.generate;

import java.io.Serializable;
import java.util.EnumMap;

/** A count for each constant of an enumeration. */
final class Counts<E extends Enum<E>> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<E, long[]> counts;

  Counts(Class<E> of) {
    this.counts = new EnumMap<>(of);
    for (E constant : of.getEnumConstants()) {
      counts.put(constant, new long[1]);
    }
  }

  void add(E what, long count) {
    counts.get(what)[0] += count;
  }

  void addAll(Counts<E> others) {
    others.counts.forEach((what, count) -> add(what, count[0]));
  }

  long of(E what) {
    return counts.get(what)[0];
  }

  long sum() {
    return counts.values().stream().mapToLong(count -> count[0]).sum();
  }
}
