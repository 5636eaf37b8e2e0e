package dev.vesper.jobs.churn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tenths of users by their chance, in which equal chances stay together. */
final class Deciles {
  private static final int GROUPS = 10;

  private Deciles() {}

  /**
   * The tenth, from 0, that users of one chance belong to: that in which the middle of them lies.
   *
   * @param before users with a lower chance
   * @param here users with this chance
   * @param all all users
   */
  static int group(long before, long here, long all) {
    return (int) Math.min(GROUPS - 1, (2 * before + here) * GROUPS / (2 * all));
  }

  /** The tenth, from 1, of each chance, given how many users have it. */
  static SortedMap<Double, Integer> of(SortedMap<Double, Long> users) {
    long all = users.values().stream().mapToLong(Long::longValue).sum();
    SortedMap<Double, Integer> deciles = new TreeMap<>();
    long before = 0;
    for (Map.Entry<Double, Long> each : users.entrySet()) {
      deciles.put(each.getKey(), 1 + group(before, each.getValue(), all));
      before += each.getValue();
    }
    return deciles;
  }
}
