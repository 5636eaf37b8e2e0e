package dev.vesper.jobs.feature;

/** Exact quantiles of numbers in order, by nearest rank. */
final class Quantiles {
  private Quantiles() {}

  /** The least number that a share of them does not exceed. */
  static double of(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
  }
}
