package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.SeriesForecast.Band;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is said of a series too young for a model: that it stays at the mean of its last week, or,
 * if it never falls, that it rises on as it has so far. The width is an assumption: that of
 * independent days, at least as wide as a count's own chance, and growing with the days ahead.
 */
final class FirstGuess {
  private static final double GROWTH = 0.1;

  private final double[] history;
  private final Shape shape;

  FirstGuess(double[] history, Shape shape) {
    this.history = history;
    this.shape = shape;
  }

  /** The word that stands for it in a table. */
  String word() {
    return switch (shape) {
      case COUNT -> "recent_mean";
      case RISING -> "recent_rise";
    };
  }

  Band band(int ahead) {
    double least = shape.least(history);
    double value = Math.max(least, value(ahead));
    double error = Math.sqrt(variance(ahead));
    int degrees = Math.max(1, history.length - 1);
    return Band.around(
        value,
        error * Intervals.student(Band.NARROW, degrees),
        error * Intervals.student(Band.WIDE, degrees),
        least);
  }

  private double value(int ahead) {
    return switch (shape) {
      case COUNT -> mean(lastWeek());
      case RISING -> history[history.length - 1] + ahead * mean(changes());
    };
  }

  private double variance(int ahead) {
    return switch (shape) {
      case COUNT -> spread(lastWeek()) * (1 + GROWTH * ahead);
      case RISING -> spread(changes()) * ahead * (1 + (double) ahead / history.length);
    };
  }

  private double[] lastWeek() {
    return Arrays.copyOfRange(history, Math.max(0, history.length - Weekly.DAYS), history.length);
  }

  private double[] changes() {
    return IntStream.range(1, history.length)
        .mapToDouble(day -> history[day] - history[day - 1])
        .toArray();
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : Arrays.stream(values).sum() / values.length;
  }

  /** The variance of some values, at least that of a count with their mean. */
  private static double spread(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.max(squares / Math.max(1, values.length - 1), Math.abs(mean) + 1);
  }
}
