package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.CompassSearch.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Exponential smoothing with additive errors and a weekly season that changes with time, with or
 * without a damped trend: ETS(A,N,A) and ETS(A,Ad,A) of Hyndman and others (2002), the one with the
 * lower AIC.
 */
final class ExponentialSmoothing {
  private static final Axis ALPHA = new Axis(0.01, 0.2, 0.99);
  private static final Axis GAMMA = new Axis(0, 0.1, 0.6);
  private static final List<Axis> WITHOUT_TREND = List.of(ALPHA, GAMMA);
  private static final List<Axis> WITH_TREND =
      List.of(ALPHA, GAMMA, new Axis(0, 0.05, 0.6), new Axis(0.8, 0.95, 0.995));

  /** The trend's start and its two parameters. */
  private static final int PARAMETERS_OF_TREND = 3;

  private final double[] history;
  private final double[] season = new double[Weekly.DAYS];
  private double level;
  private double trend;

  private ExponentialSmoothing(double[] history) {
    this.history = history;
  }

  static Fit fit(double[] history) {
    ExponentialSmoothing run = new ExponentialSmoothing(history);
    double[] steady = CompassSearch.minimum(run::squaredErrors, WITHOUT_TREND);
    double[] trending = CompassSearch.minimum(run::squaredErrors, WITH_TREND);
    double gain = run.squaredErrors(steady) / Math.max(run.squaredErrors(trending), 1e-12);
    boolean worthIt = history.length * StrictMath.log(gain) > 2 * PARAMETERS_OF_TREND;
    return run.ended(worthIt ? trending : steady);
  }

  private Fit ended(double[] best) {
    squaredErrors(best);
    boolean trends = best.length > 2;
    double[] lastWeek = season.clone();
    double lastLevel = level;
    double lastTrend = trend;
    double phi = trends ? best[3] : 0;
    int last = history.length - 1;
    return new Fit(
        ahead ->
            lastLevel
                + lastTrend * DampedTrend.fading(phi, ahead)
                + lastWeek[(last + ahead) % Weekly.DAYS],
        String.format(Locale.ROOT, "alpha=%.3f gamma=%.3f", best[0], best[1])
            + (trends ? String.format(Locale.ROOT, " beta=%.3f phi=%.3f", best[2], best[3]) : ""));
  }

  private double squaredErrors(double[] parameters) {
    double alpha = parameters[0];
    double gamma = parameters[1];
    boolean trends = parameters.length > 2;
    double beta = trends ? parameters[2] : 0;
    double phi = trends ? parameters[3] : 0;
    start(trends);
    double sum = 0;
    for (int day = 0; day < history.length; day++) {
      int weekday = day % Weekly.DAYS;
      double error = history[day] - level - phi * trend - season[weekday];
      sum += error * error;
      level += phi * trend + alpha * error;
      trend = phi * trend + alpha * beta * error;
      season[weekday] += gamma * (1 - alpha) * error;
    }
    return sum;
  }

  /** Level, trend and season as the first three weeks suggest. */
  private void start(boolean trends) {
    double first = DampedTrend.mean(history, 0);
    double second = DampedTrend.mean(history, Weekly.DAYS);
    double third = DampedTrend.mean(history, 2 * Weekly.DAYS);
    level = first;
    trend = trends ? (third - first) / (2 * Weekly.DAYS) : 0;
    Arrays.setAll(
        season,
        day ->
            (history[day]
                    - first
                    + history[day + Weekly.DAYS]
                    - second
                    + history[day + 2 * Weekly.DAYS]
                    - third)
                / 3);
  }
}
