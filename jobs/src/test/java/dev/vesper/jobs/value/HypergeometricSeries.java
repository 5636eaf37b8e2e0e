package dev.vesper.jobs.value;

/** 2F1(a, b; c; z) = Σ (a)ₖ (b)ₖ / ((c)ₖ k!) zᵏ, term by term: what published formulas are in. */
final class HypergeometricSeries {
  private static final double EXACT = 1e-16;
  private static final int MOST_TERMS = 1_000_000;

  private HypergeometricSeries() {}

  /**
   * Of the series and Euler's (1 - z)^(c - a - b) 2F1(c - a, c - b; c; z) the one is summed whose
   * terms fall faster.
   */
  static double of(double a, double b, double c, double z) {
    double excess = c - a - b;
    return excess >= 0
        ? series(a, b, c, z)
        : Math.exp(excess * Math.log1p(-z)) * series(c - a, c - b, c, z);
  }

  private static double series(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int k = 0; k < MOST_TERMS; k++) {
      double ratio = (a + k) / (c + k) * ((b + k) / (k + 1)) * z;
      term *= ratio;
      sum += term;
      double later = Math.max(Math.abs(ratio), z);
      if (term == 0 || (later < 1 && Math.abs(term) < EXACT * (1 - later) * Math.abs(sum))) {
        return sum;
      }
    }
    return sum;
  }
}
