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

  /** Of a series that was never missed. */
  private static final double LEAST_SQUARE = 1e-6;

  private final double scale;
  private final int origins;
  private final int degrees;
  private final StraightLine squares;
  private final double[] comparable;

  /**
   * @param scale what tonight's misses are measured in
   */
  Intervals(List<Miss> misses, int[] origins, double scale) {
    this.scale = scale;
    this.origins = origins.length;
    int span = origins[0] - origins[origins.length - 1];
    this.degrees = Math.max(LEAST_DEGREES, 1 + span / Backtest.HORIZON);
    this.squares = squares(misses);
    this.comparable =
        misses.stream()
            .mapToDouble(miss -> Math.abs(miss.error()) / miss.scale() / spread(miss.ahead()))
            .sorted()
            .toArray();
  }

  /** The squared misses over the days ahead; it neither falls nor begins below zero. */
  private static StraightLine squares(List<Miss> misses) {
    double[] days = new double[Backtest.HORIZON];
    double[] sums = new double[Backtest.HORIZON];
    double[] weights = new double[Backtest.HORIZON];
    for (Miss miss : misses) {
      double size = miss.error() / miss.scale();
      sums[miss.ahead() - 1] += size * size;
      weights[miss.ahead() - 1]++;
    }
    double level = LEAST_SQUARE + Arrays.stream(sums).sum() / misses.size();
    for (int day = 0; day < days.length; day++) {
      double growth = 1 + ASSUMED_GROWTH * day;
      days[day] = day + 1;
      weights[day] += ASSUMED_WEIGHT;
      sums[day] = (sums[day] + ASSUMED_WEIGHT * level * growth) / weights[day];
      weights[day] /= growth * growth;
    }
    StraightLine line = StraightLine.through(days, sums, weights);
    return line.turnedTo(Math.max(0, Math.min(line.slope(), line.meanY() / line.meanX())));
  }

  private double spread(int ahead) {
    return Math.sqrt(squares.at(ahead));
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
