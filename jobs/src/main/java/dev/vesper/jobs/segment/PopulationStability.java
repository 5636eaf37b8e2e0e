package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far a feature has moved: the population stability index of two histograms over the same bins,
 * Σ (p - q) ln(p / q) over their shares p and q. Zero when the shares are equal, and the same
 * either way round; by custom up to 0.1 is no change worth a word, above 0.25 a large one.
 *
 * <p>A share below that of half a user, of the smaller number of users, counts as this, zero among
 * them, and the other shares stay as they are: one user in an empty bin would otherwise make the
 * index infinite.
 */
final class PopulationStability {
  private static final double HALF_A_USER = 0.5;

  /** What a normal distribution exceeds once in ten thousand times, in deviations. */
  private static final double RARELY = 3.719;

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
    double floor = HALF_A_USER / Math.min(referred, seen);
    double index = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      double was = Math.max(floor, (double) reference[bin] / referred);
      double is = Math.max(floor, (double) tonight[bin] / seen);
      index += (is - was) * Math.log(is / was);
    }
    return OptionalDouble.of(index);
  }

  /**
   * What the index of two samples of the same law exceeds once in ten thousand times. For shares p,
   * q near each other it is Σ (p - q)² / p, which is (1/n + 1/m) times a chi-square of one degree
   * less than there are bins; its upper tail by Wilson and Hilferty (1931).
   */
  static double byChance(int bins, long reference, long tonight) {
    if (bins < 2 || reference == 0 || tonight == 0) {
      return 0;
    }
    int degrees = bins - 1;
    double cubed = 2.0 / (9 * degrees);
    double root = 1 - cubed + RARELY * Math.sqrt(cubed);
    return (1.0 / reference + 1.0 / tonight) * degrees * root * root * root;
  }

  private static long sum(long[] histogram) {
    if (Arrays.stream(histogram).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count below 0: " + Arrays.toString(histogram));
    }
    return Arrays.stream(histogram).reduce(0, Math::addExact);
  }
}
