package dev.vesper.jobs.value;

/** Sums and differences of numbers that are known by their logarithms, too small or large to be. */
final class LogSum {
  private static final double LOG_TWO = 0.6931471805599453;

  private LogSum() {}

  /** ln(eˣ + eʸ). */
  static double add(double x, double y) {
    double larger = Math.max(x, y);
    return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.exp(-Math.abs(x - y)));
  }

  /** ln(1 + eˣ). */
  static double onePlus(double x) {
    return add(0, x);
  }

  /** ln(eˣ - eʸ); minus infinity where nothing is left. */
  static double subtract(double x, double y) {
    if (!(y < x)) {
      return Double.NEGATIVE_INFINITY;
    }
    double difference = y - x;
    return difference > -LOG_TWO
        ? x + Math.log(-Math.expm1(difference))
        : x + Math.log1p(-Math.exp(difference));
  }
}
