package dev.vesper.pipeline.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long something takes, from the moment it began. */
record Stopwatch(Clock clock, Instant startedAt) {
  private static final double MILLIS = 1000.0;

  static Stopwatch started(Clock clock) {
    return new Stopwatch(clock, clock.instant());
  }

  /** The time since then, to the millisecond. */
  double seconds() {
    return Duration.between(startedAt, clock.instant()).toMillis() / MILLIS;
  }
}
