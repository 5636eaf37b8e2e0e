package dev.vesper.jobs.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the candidates would have done: each is fitted anew at origins in the past, to what was known
 * then, and held against the days that followed.
 */
final class Backtest {
  /** The days ahead that are forecast. */
  static final int HORIZON = 28;

  /** A shorter history chooses no model. */
  static final int LEAST_HISTORY = 28;

  private static final int LEAST_TRAINING = 21;
  private static final int MOST_ORIGINS = 30;

  /** No divisor of a week, so that origins fall on all of its days. */
  private static final int WIDEST_SPACING = 4;

  /** So many days before an origin tell how much the series changes from week to week. */
  private static final int SCALE_DAYS = 56;

  /** No scale is less than this share of the whole history's, or than this. */
  private static final double LEAST_SCALE = 0.1;

  /**
   * How a candidate did.
   *
   * @param meanError the mean of |forecast - value| over all origins and days ahead
   * @param scale the mean change of the series from a week before, over the same
   */
  record Score(Candidate candidate, double meanError, double scale, long compared) {}

  /**
   * What a candidate erred by: one origin, one number of days ahead.
   *
   * @param error value - forecast
   * @param scale the mean change from a week before, as known at the origin
   */
  record Miss(int ahead, double error, double scale) {}

  private final double[] history;
  private final Shape shape;
  private final int[] origins;
  private final Map<Candidate, List<Miss>> misses = new EnumMap<>(Candidate.class);

  /**
   * @param history the values of consecutive days, {@link #LEAST_HISTORY} or more
   */
  Backtest(double[] history, Shape shape) {
    this.history = history;
    this.shape = shape;
    this.origins = origins(history.length);
    for (Candidate candidate : Candidate.values()) {
      misses.put(candidate, misses(candidate));
    }
  }

  /** The lengths of the histories that the candidates are fitted to. */
  static int[] origins(int days) {
    int spacing = (days - LEAST_TRAINING) / MOST_ORIGINS;
    int step = Math.max(1, Math.min(WIDEST_SPACING, spacing));
    int count = Math.min(MOST_ORIGINS, (days - 1 - LEAST_TRAINING) / step + 1);
    int[] origins = new int[count];
    Arrays.setAll(origins, each -> days - 1 - each * step);
    return origins;
  }

  private List<Miss> misses(Candidate candidate) {
    List<Miss> all = new ArrayList<>();
    for (int origin : origins) {
      double[] known = Arrays.copyOf(history, origin);
      double scale = scale(known);
      double least = shape.least(known);
      Fit fit = candidate.fit(known);
      for (int ahead = 1; ahead <= Math.min(HORIZON, history.length - origin); ahead++) {
        double forecast = Math.max(least, fit.at(ahead));
        all.add(new Miss(ahead, history[origin + ahead - 1] - forecast, scale));
      }
    }
    return all;
  }

  /** The mean change from a week before, over the last weeks of a history. */
  static double scale(double[] known) {
    double recent = change(known, Math.max(Weekly.DAYS, known.length - SCALE_DAYS));
    return Math.max(recent, LEAST_SCALE * Math.max(1, change(known, Weekly.DAYS)));
  }

  private static double change(double[] values, int from) {
    double sum = 0;
    for (int day = from; day < values.length; day++) {
      sum += Math.abs(values[day] - values[day - Weekly.DAYS]);
    }
    return sum / (values.length - from);
  }

  /** The lengths of the histories that were fitted to, the newest origin first. */
  int[] origins() {
    return origins.clone();
  }

  List<Miss> missesOf(Candidate candidate) {
    return misses.get(candidate);
  }

  /** How the candidates did, the best first. */
  List<Score> scores() {
    return Arrays.stream(Candidate.values())
        .map(this::score)
        .sorted(Comparator.comparingDouble(Score::meanError))
        .toList();
  }

  private Score score(Candidate candidate) {
    List<Miss> all = misses.get(candidate);
    double errors = 0;
    double scales = 0;
    for (Miss miss : all) {
      errors += Math.abs(miss.error());
      scales += miss.scale();
    }
    return new Score(candidate, errors / all.size(), scales / all.size(), all.size());
  }
}
