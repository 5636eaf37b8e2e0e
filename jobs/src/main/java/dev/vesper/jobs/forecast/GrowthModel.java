package dev.vesper.jobs.forecast;

import java.util.Arrays;
import java.util.Locale;

/**
 * N(t+1) = N(t) + a + b N(t): a is what comes linearly, b exponentially. Both are fitted by least
 * squares to the daily changes of the series without its weekly season.
 */
final class GrowthModel {
  /** Faster growth than this, kept up for weeks, is an accident of a short history. */
  private static final double FASTEST = 0.05;

  private GrowthModel() {}

  static Fit fit(double[] history) {
    Weekly weekly = Weekly.of(history);
    double[] plain = weekly.removedFrom(history);
    int steps = plain.length - 1;
    double[] values = Arrays.copyOf(plain, steps);
    double[] changes = new double[steps];
    Arrays.setAll(changes, day -> plain[day + 1] - plain[day]);
    StraightLine line = StraightLine.through(values, changes);
    double b = Math.min(FASTEST, Math.max(-1, line.slope()));
    double a = line.turnedTo(b).at(0);
    double last = plain[steps];
    return new Fit(
        ahead -> weekly.addedTo(grown(last, a, b, ahead), steps + ahead),
        String.format(Locale.ROOT, "a=%.4g b=%.4g", a, b));
  }

  private static double grown(double last, double a, double b, int days) {
    double value = last;
    for (int day = 0; day < days; day++) {
      value += a + b * value;
    }
    return value;
  }
}
