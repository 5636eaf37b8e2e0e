package dev.vesper.jobs.value;

/**
 * Gauss's hypergeometric function 2F1(1, b; c; z) = Σ (b)ₖ / (c)ₖ zᵏ for 0 ≤ z &lt; 1 and a
 * positive c.
 */
final class Hypergeometric {
  private static final double EXACT = 1e-16;
  private static final int MOST_FRACTIONS = 20_000;
  private static final double TINY = 1e-300;

  private Hypergeometric() {}

  /**
   * 2F1(1, b; c; z) by Gauss's continued fraction 1 / (1 + k₁z / (1 + k₂z / (1 + …))), whose odd
   * coefficients are -(c - 1 + m)(b + m) / ((c - 1 + 2m)(c + 2m)) with m = 0, 1, … and whose even
   * ones are (b - c - m + 1) m / ((c + 2m - 2)(c + 2m - 1)) with m = 1, 2, … It is evaluated from
   * the front (Lentz 1976, in the form of Thompson and Barnett 1986), and gains on the series the
   * more, the nearer z is to 1.
   */
  static double ofOne(double b, double c, double z) {
    double fraction = 1;
    double numerators = 1;
    double denominators = 0;
    for (int step = 1; step <= MOST_FRACTIONS; step++) {
      double coefficient = coefficient(step, b, c) * z;
      denominators = 1 / apartFromZero(1 + coefficient * denominators);
      numerators = apartFromZero(1 + coefficient / numerators);
      double change = numerators * denominators;
      fraction *= change;
      if (Math.abs(change - 1) < EXACT) {
        break;
      }
    }
    return 1 / fraction;
  }

  private static double coefficient(int step, double b, double c) {
    int m = step / 2;
    if (step == 1) {
      return -b / c;
    }
    return step % 2 == 1
        ? -(c - 1 + m) * (b + m) / ((c - 1 + 2.0 * m) * (c + 2.0 * m))
        : (b - c - m + 1) * m / ((c + 2.0 * m - 2) * (c + 2.0 * m - 1));
  }

  private static double apartFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
