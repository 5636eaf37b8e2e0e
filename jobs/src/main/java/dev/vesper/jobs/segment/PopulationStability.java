package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far a feature has moved: the population stability index of two histograms over the same bins,
 * Σ (p - q) ln(p / q) over their shares p and q. Zero when the shares are equal, and the same
 * either way round; by custom up to 0.1 is no change worth a word, above 0.25 a large one.
 */
final class PopulationStability {
  /**
   * The least share of a bin. A smaller one, zero among them, counts as this, and the other shares
   * stay as they are: one user in an empty bin would otherwise make the index infinite.
   */
  static final double FLOOR = 0.0001;

  private PopulationStability() {}

  /** The index, or none where one of the histograms is of nobody. */
  static OptionalDouble index(long[] reference, long[] tonight) {
    if (reference.length != tonight.length) {
      throw new IllegalArgumentException(
          "histograms of " + reference.length + " and of " + tonight.length + " bins");
    }
    long referred = sum(reference);
    long seen = sum(tonight);
    if (referred == 0 || seen == 0) {
      return OptionalDouble.empty();
    }
    double index = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      double was = Math.max(FLOOR, (double) reference[bin] / referred);
      double is = Math.max(FLOOR, (double) tonight[bin] / seen);
      index += (is - was) * Math.log(is / was);
    }
    return OptionalDouble.of(index);
  }

  private static long sum(long[] histogram) {
    if (Arrays.stream(histogram).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count below 0: " + Arrays.toString(histogram));
    }
    return Arrays.stream(histogram).reduce(0, Math::addExact);
  }
}
