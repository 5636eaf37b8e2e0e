package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Bins for the values of a feature, cut at the deciles of a reference. Equal values are never
 * parted.
 *
 * <p>The k-th decile is the lowest value of the reference that at least k tenths of its values do
 * not exceed. A bin ends with its decile; the last one is open. A value that is more than one
 * decile at once has a bin to itself, so that a feature that is mostly zero, or always, still shows
 * what moves away from there on either side; there are then fewer or more than ten bins, and some
 * may be empty in the reference.
 *
 * @param cuts the highest value of each bin but the last, ascending
 */
record DecileBins(List<Double> cuts) {
  private static final int TENTHS = 10;

  DecileBins {
    cuts = List.copyOf(cuts);
    mustAscend(cuts.stream().mapToDouble(Double::doubleValue).toArray(), "cuts");
    if (cuts.stream().distinct().count() < cuts.size()) {
      throw new IllegalArgumentException("cuts are not all different: " + cuts);
    }
  }

  /** The bins by all values of a reference, ascending. */
  static DecileBins of(double[] ascending) {
    long[] counts = new long[ascending.length];
    Arrays.fill(counts, 1);
    return of(ascending, counts);
  }

  /** The bins by values, ascending, and how many users have each. */
  static DecileBins of(double[] ascending, long[] counts) {
    mustAscend(ascending, "values");
    mustCount(ascending, counts);
    long all = Arrays.stream(counts).sum();
    TreeSet<Double> cuts = new TreeSet<>();
    long seen = 0;
    int decile = 1;
    for (int each = 0; each < ascending.length && decile < TENTHS; each++) {
      seen = Math.addExact(seen, counts[each]);
      for (; all > 0 && decile < TENTHS && isReached(decile, seen, all); decile++) {
        // Minus zero and zero are one value.
        double value = ascending[each] + 0.0;
        if (!cuts.add(value)) {
          cuts.add(Math.nextDown(value));
        }
      }
    }
    return new DecileBins(List.copyOf(cuts));
  }

  /** How many bins there are. */
  int count() {
    return cuts.size() + 1;
  }

  /** The bin of a value, from 0. */
  int of(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a missing value is in no bin");
    }
    int bin = 0;
    while (bin < cuts.size() && value > cuts.get(bin)) {
      bin++;
    }
    return bin;
  }

  /** How many of the values are in each bin. */
  long[] histogram(double[] values) {
    long[] histogram = new long[count()];
    Arrays.stream(values).forEach(value -> histogram[of(value)]++);
    return histogram;
  }

  private static boolean isReached(int decile, long seen, long all) {
    return Math.multiplyExact(seen, TENTHS) >= Math.multiplyExact(all, decile);
  }

  private static void mustAscend(double[] values, String what) {
    for (int each = 0; each < values.length; each++) {
      if (!Double.isFinite(values[each]) || (each > 0 && values[each] < values[each - 1])) {
        throw new IllegalArgumentException(
            what + " do not ascend: " + values[each] + " at " + each);
      }
    }
  }

  private static void mustCount(double[] values, long[] counts) {
    if (counts.length != values.length || Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          counts.length + " counts of " + values.length + " values, none of them below 0");
    }
  }
}
