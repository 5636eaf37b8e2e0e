package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.Backtest.Miss;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far from a forecast the value will lie, learnt from how far it lay at the origins of a
 * backtest (split conformal prediction). Misses are made comparable in two steps: each is divided
 * by the scale of its origin, and by the spread s(h) that grows with the days ahead, s²(h) = a + b
 * h, fitted to their squares by least squares. What is left has one distribution, whose quantiles,
 * times s(h) and tonight's scale, are the half widths.
 *
 * <p>Misses of one origin go together, so that few origins tell little about the tails: the
 * quantiles are drawn toward those of Student's t, by as much as there are few origins. It has as
 * many degrees of freedom as there are stretches of 28 days that do not overlap.
 */
final class Intervals {
  /** With so many origins, their quantiles and Student's count the same. */
  private static final double HALF_TRUSTED = 10;

  /** Fewer degrees of freedom would make the tails of Student's distribution absurd. */
  private static final int LEAST_DEGREES = 3;

  /** The variance that is assumed to be added by each day ahead, where nothing is known. */
  private static final double ASSUMED_GROWTH = 0.05;

  /** The assumption counts as much as so many origins. */
  private static final double ASSUMED_WEIGHT = 2;

  private final double scale;
  private final int origins;
  private final int degrees;
  private final double constant;
  private final double perDay;
  private final double[] comparable;

  /**
   * @param scale what tonight's misses are measured in
   */
  Intervals(List<Miss> misses, int[] origins, double scale) {
    this.scale = scale;
    this.origins = origins.length;
    int span = origins[0] - origins[origins.length - 1];
    this.degrees = Math.max(LEAST_DEGREES, 1 + span / Backtest.HORIZON);
    double[] line = line(misses);
    this.constant = line[0];
    this.perDay = line[1];
    this.comparable =
        misses.stream()
            .mapToDouble(miss -> Math.abs(miss.error()) / miss.scale() / spread(miss.ahead()))
            .sorted()
            .toArray();
  }

  /** Intercept and slope of the squared misses over the days ahead. */
  private static double[] line(List<Miss> misses) {
    double[] sums = new double[Backtest.HORIZON + 1];
    double[] counts = new double[Backtest.HORIZON + 1];
    for (Miss miss : misses) {
      double size = miss.error() / miss.scale();
      sums[miss.ahead()] += size * size;
      counts[miss.ahead()]++;
    }
    double level = 1e-6 + Arrays.stream(sums).sum() / misses.size();
    double weights = 0;
    double days = 0;
    double squares = 0;
    double daysDays = 0;
    double daysSquares = 0;
    for (int ahead = 1; ahead <= Backtest.HORIZON; ahead++) {
      double growth = 1 + ASSUMED_GROWTH * (ahead - 1);
      double weight = (counts[ahead] + ASSUMED_WEIGHT) / (growth * growth);
      double square =
          (sums[ahead] + ASSUMED_WEIGHT * level * growth) / (counts[ahead] + ASSUMED_WEIGHT);
      weights += weight;
      days += weight * ahead;
      squares += weight * square;
      daysDays += weight * ahead * ahead;
      daysSquares += weight * ahead * square;
    }
    double slope = (weights * daysSquares - days * squares) / (weights * daysDays - days * days);
    double rising = Math.max(0, Math.min(slope, squares / days));
    return new double[] {(squares - rising * days) / weights, rising};
  }

  private double spread(int ahead) {
    return Math.sqrt(constant + perDay * ahead);
  }

  /** The half width of the interval that so large a share of the values should lie in. */
  double halfWidth(int ahead, double share) {
    int rank = (int) Math.ceil((comparable.length + 1) * share);
    double seen = comparable[Math.min(rank, comparable.length) - 1];
    double trust = origins / (origins + HALF_TRUSTED);
    double assumed = student(share, degrees);
    return scale * spread(ahead) * (trust * seen + (1 - trust) * assumed);
  }

  /** The half width, in standard errors, that holds a share of Student's distribution. */
  static double student(double share, int degrees) {
    return new TDistribution(null, degrees).inverseCumulativeProbability((1 + share) / 2);
  }
}
