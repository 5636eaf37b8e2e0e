package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.CompassSearch.Axis;
import java.util.List;
import java.util.Locale;

/**
 * A level and a trend that follow the series and a trend that fades out ahead (Gardner and McKenzie
 * 1985), on the series without its weekly season.
 */
final class DampedTrend {
  private static final List<Axis> AXES =
      List.of(new Axis(0.01, 0.2, 0.99), new Axis(0, 0.05, 0.6), new Axis(0.8, 0.95, 0.995));

  private final double[] plain;
  private double level;
  private double trend;

  private DampedTrend(double[] plain) {
    this.plain = plain;
  }

  static Fit fit(double[] history) {
    Weekly weekly = Weekly.of(history);
    DampedTrend run = new DampedTrend(weekly.removedFrom(history));
    double[] best = CompassSearch.minimum(run::squaredErrors, AXES);
    run.squaredErrors(best);
    double level = run.level;
    double trend = run.trend;
    return new Fit(
        ahead -> weekly.addedTo(level + trend * fading(best[2], ahead), history.length - 1 + ahead),
        String.format(Locale.ROOT, "alpha=%.3f beta=%.3f phi=%.3f", best[0], best[1], best[2]));
  }

  /** The sum of phi, phi², … up to the power of so many days. */
  static double fading(double phi, int days) {
    double power = 1;
    double sum = 0;
    for (int day = 0; day < days; day++) {
      power *= phi;
      sum += power;
    }
    return sum;
  }

  /** Runs through the history, leaving level and trend as they are at its end. */
  private double squaredErrors(double[] alphaBetaPhi) {
    double alpha = alphaBetaPhi[0];
    double beta = alphaBetaPhi[1];
    double phi = alphaBetaPhi[2];
    level = mean(plain, 0);
    trend = (mean(plain, Weekly.DAYS) - level) / Weekly.DAYS;
    double sum = 0;
    for (double value : plain) {
      double error = value - level - phi * trend;
      sum += error * error;
      level += phi * trend + alpha * error;
      trend = phi * trend + alpha * beta * error;
    }
    return sum;
  }

  /** The mean of the week that begins on a day. */
  static double mean(double[] values, int from) {
    double sum = 0;
    for (int day = from; day < from + Weekly.DAYS; day++) {
      sum += values[day];
    }
    return sum / Weekly.DAYS;
  }
}
