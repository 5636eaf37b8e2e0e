package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.CompassSearch.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Theta (Assimakopoulos and Nikolopoulos 2000) in the form of Hyndman and Billah (2003): a smoothed
 * level that drifts by half the slope of the straight line through the history, on the series
 * without its weekly season.
 */
final class Theta {
  private static final List<Axis> AXES = List.of(new Axis(0.01, 0.2, 0.99));

  private final double[] plain;
  private double level;

  private Theta(double[] plain) {
    this.plain = plain;
  }

  static Fit fit(double[] history) {
    Weekly weekly = Weekly.of(history);
    Theta run = new Theta(weekly.removedFrom(history));
    double[] best = CompassSearch.minimum(run::squaredErrors, AXES);
    run.squaredErrors(best);
    double alpha = best[0];
    double level = run.level;
    double drift = slope(run.plain) / 2;
    return new Fit(
        ahead ->
            weekly.addedTo(level + drift * (ahead - 1 + 1 / alpha), history.length - 1 + ahead),
        String.format(Locale.ROOT, "alpha=%.3f drift=%.4g", alpha, drift));
  }

  private double squaredErrors(double[] alpha) {
    level = DampedTrend.mean(plain, 0);
    double sum = 0;
    for (double value : plain) {
      double error = value - level;
      sum += error * error;
      level += alpha[0] * error;
    }
    return sum;
  }

  /** The slope of the straight line through values a day apart, by least squares. */
  static double slope(double[] values) {
    double[] days = new double[values.length];
    Arrays.setAll(days, day -> day);
    return StraightLine.through(days, values).slope();
  }
}
