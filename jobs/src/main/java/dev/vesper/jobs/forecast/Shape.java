package dev.vesper.jobs.forecast;

/** What values a series can take at all. */
enum Shape {
  /** A count of something that comes and goes. */
  COUNT,
  /** A count that never falls. */
  RISING;

  /** The least that a series can be after some history. */
  double least(double[] history) {
    return switch (this) {
      case COUNT -> 0;
      case RISING -> history[history.length - 1];
    };
  }
}
