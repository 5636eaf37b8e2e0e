package dev.vesper.pipeline.source;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Where raw events lie and how they are read.
 *
 * @param name what plans and messages call the source
 * @param location a directory or file; with a scheme for anything but local files
 * @param format how files are written; by their names, usually
 * @param dialect whose event names and columns they use
 * @param arrival what says on which night an event arrived
 * @param zone the business zone
 * @param lateDays how many nights after its own an event is still counted
 * @param skew how far an event may lie after its receipt, since clocks differ
 * @param maxLineBytes longer lines are quarantined unread
 * @param readiness when the files of a night count as complete
 */
public record EventSourceSettings(
    String name,
    String location,
    Format format,
    String dialect,
    ArrivalClock arrival,
    ZoneId zone,
    int lateDays,
    Duration skew,
    int maxLineBytes,
    Readiness readiness)
    implements Serializable {

  /** The one dialect there is so far. */
  public static final String CANONICAL = "canonical";

  private static final int SHORTEST_LIMIT = 4096;

  public EventSourceSettings {
    if (!dialect.equals(CANONICAL)) {
      throw new IllegalArgumentException("no dialect '" + dialect + "'; there is: " + CANONICAL);
    }
    if (lateDays < 0) {
      throw new IllegalArgumentException("late-days is below zero: " + lateDays);
    }
    if (skew.isNegative()) {
      throw new IllegalArgumentException("skew is below zero: " + skew);
    }
    if (maxLineBytes < SHORTEST_LIMIT) {
      throw new IllegalArgumentException(
          "max-line-bytes is " + maxLineBytes + ", it must be at least " + SHORTEST_LIMIT);
    }
  }

  /** The usual settings: one directory per day, three late days, an hour of skew, 1 MiB lines. */
  public static EventSourceSettings usual(String name, String location, ZoneId zone) {
    return new EventSourceSettings(
        name,
        location,
        Format.AUTO,
        CANONICAL,
        ArrivalClock.DIRECTORY,
        zone,
        3,
        Duration.ofHours(1),
        1 << 20,
        new Readiness.Always());
  }
}
