package dev.vesper.jobs.forecast;

/** Each day will be like the same day of the last week. */
final class SeasonalNaive {
  private SeasonalNaive() {}

  static Fit fit(double[] history) {
    int week = history.length - Weekly.DAYS;
    return new Fit(ahead -> history[week + (ahead - 1) % Weekly.DAYS], "season=7");
  }
}
