package dev.vesper.jobs.value;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The logarithm of the gamma function and of what is made of it. Differences of logarithms of gamma
 * functions have forms of their own: taken naively, two numbers of a million leave few digits of
 * their difference.
 */
final class LogGamma {
  /** From here on the series of Stirling holds 15 digits. */
  private static final double LARGE = 10;

  /** The terms of Stirling's series in 1/z, 1/z³, …: B(2k) / (2k (2k - 1)). */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156
  };

  private LogGamma() {}

  /** ln Γ(x) of a positive x. */
  static double of(double x) {
    return Gamma.logGamma(x);
  }

  /**
   * ln Γ(a + n) - ln Γ(a) for a positive a and an n of 0 or more. Of a large a, Stirling's leading
   * terms are subtracted by hand: (a + n - ½) ln(a + n) - (a - ½) ln a = (a - ½) ln(1 + n/a) + n
   * ln(a + n).
   */
  static double rise(double a, double n) {
    if (a < LARGE) {
      return of(a + n) - of(a);
    }
    return (a - 0.5) * Math.log1p(n / a)
        + n * Math.log(a + n)
        - n
        + (correction(a + n) - correction(a));
  }

  /** ln B(a, b), the logarithm of the beta function. */
  static double beta(double a, double b) {
    return Beta.logBeta(a, b);
  }

  private static double correction(double z) {
    double square = 1 / (z * z);
    double sum = 0;
    for (int term = STIRLING.length - 1; term >= 0; term--) {
      sum = sum * square + STIRLING[term];
    }
    return sum / z;
  }
}
