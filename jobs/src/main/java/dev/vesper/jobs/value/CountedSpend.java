package dev.vesper.jobs.value;

import java.util.Comparator;

/**
 * So many customers who bought on as many days and spent as much.
 *
 * @param repeats days with a purchase but the first, at least one
 * @param meanSpend on each of these days
 * @param customers one or more
 */
record CountedSpend(int repeats, double meanSpend, long customers) {
  /** By purchases, then by spend. */
  static final Comparator<CountedSpend> ORDER =
      Comparator.comparingInt(CountedSpend::repeats).thenComparingDouble(CountedSpend::meanSpend);

  CountedSpend {
    if (repeats < 1 || customers < 1 || !(meanSpend >= 0) || Double.isInfinite(meanSpend)) {
      throw new IllegalArgumentException(
          "no spend: " + meanSpend + " on " + repeats + " days by " + customers);
    }
  }

  /** All purchases of all these customers. */
  double purchases() {
    return (double) repeats * customers;
  }
}
