package dev.vesper.jobs.forecast;

import java.util.Arrays;

/**
 * The weekly season of a series: by how much each day of the week differs from the mean of the 7
 * days around it, as factors where counts are large enough, else as differences. A series whose
 * days do not resemble those of the week before has none.
 */
final class Weekly {
  static final int DAYS = 7;
  private static final int HALF = DAYS / 2;
  private static final int LEAST_DAYS = 3 * DAYS;

  /** Below such a mean, factors are too uncertain. */
  private static final double LEAST_MEAN = 5;

  private static final double LEAST_FACTOR = 0.1;

  /** One-sided 95 % point of the normal distribution. */
  private static final double SIGNIFICANT = 1.645;

  private final double[] season;
  private final boolean factors;

  private Weekly(double[] season, boolean factors) {
    this.season = season;
    this.factors = factors;
  }

  static Weekly of(double[] history) {
    if (history.length < LEAST_DAYS || !repeats(history)) {
      return new Weekly(new double[DAYS], false);
    }
    double[] ratios = profile(history, true);
    double least = Arrays.stream(ratios).min().orElse(0);
    return least >= LEAST_FACTOR
        ? new Weekly(ratios, true)
        : new Weekly(profile(history, false), false);
  }

  /** Whether the days' distances from their week's mean resemble those of a week before. */
  private static boolean repeats(double[] history) {
    double same = 0;
    double all = 0;
    int last = history.length - 1 - HALF;
    for (int day = HALF; day <= last; day++) {
      double distance = history[day] - around(history, day);
      all += distance * distance;
      if (day + DAYS <= last) {
        same += distance * (history[day + DAYS] - around(history, day + DAYS));
      }
    }
    return all > 0 && same / all > SIGNIFICANT / Math.sqrt(last - HALF + 1);
  }

  private static double around(double[] history, int day) {
    double sum = 0;
    for (int near = day - HALF; near <= day + HALF; near++) {
      sum += history[near];
    }
    return sum / DAYS;
  }

  /** By day of the week, the mean ratio or difference; a ratio of 0 where means are too small. */
  private static double[] profile(double[] history, boolean ratios) {
    double[] sums = new double[DAYS];
    int[] counts = new int[DAYS];
    for (int day = HALF; day < history.length - HALF; day++) {
      double mean = around(history, day);
      if (ratios && mean < LEAST_MEAN) {
        return new double[DAYS];
      }
      sums[day % DAYS] += ratios ? history[day] / mean : history[day] - mean;
      counts[day % DAYS]++;
    }
    double[] profile = new double[DAYS];
    Arrays.setAll(profile, day -> sums[day] / counts[day]);
    double mean = Arrays.stream(profile).sum() / DAYS;
    return Arrays.stream(profile).map(each -> ratios ? each / mean : each - mean).toArray();
  }

  /** The history without its season. */
  double[] removedFrom(double[] history) {
    double[] plain = new double[history.length];
    for (int day = 0; day < plain.length; day++) {
      double part = season[day % DAYS];
      plain[day] = factors ? history[day] / part : history[day] - part;
    }
    return plain;
  }

  /** A value of a day, counted from the first of the history, with its season. */
  double addedTo(double value, int day) {
    double part = season[day % DAYS];
    return factors ? value * part : value + part;
  }
}
