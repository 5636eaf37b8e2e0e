package dev.vesper.jobs.churn;

import dev.vesper.jobs.statistics.Tenths;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tenths of users by their chance, in which equal chances stay together. */
final class Deciles {
  private Deciles() {}

  /** The tenth, from 1, of each chance, given how many users have it. */
  static SortedMap<Double, Integer> of(SortedMap<Double, Long> users) {
    long all = users.values().stream().mapToLong(Long::longValue).sum();
    SortedMap<Double, Integer> deciles = new TreeMap<>();
    long before = 0;
    for (Map.Entry<Double, Long> each : users.entrySet()) {
      deciles.put(each.getKey(), 1 + Tenths.group(before, each.getValue(), all));
      before += each.getValue();
    }
    return deciles;
  }
}
