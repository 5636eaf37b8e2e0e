package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.concurrent.TimeUnit;

/**
 * Finds the night of an instant by the rules of {@code java.time}. Events of one file mostly fall
 * on one day, so the bounds of the last day found are kept; a day on which the clock is changed is
 * never kept, because some zones pass midnight twice.
 */
final class NightFinder {
  private final ZoneId zone;
  private final ZoneRules rules;
  private long from = 1;
  private long until;
  private int day;

  NightFinder(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** Days since 1970 of the night that the instant belongs to. */
  int day(long micros) {
    if (micros >= from && micros < until) {
      return day;
    }
    Night night = Night.containing(instant(micros), zone);
    Instant start = night.startsAt(zone);
    Instant end = night.endsAt(zone);
    day = Math.toIntExact(night.date().toEpochDay());
    boolean plain = !changesBetween(start, end);
    from = plain ? micros(start) : 1;
    until = plain ? micros(end) : 0;
    return day;
  }

  private boolean changesBetween(Instant start, Instant end) {
    ZoneOffsetTransition next = rules.nextTransition(start.minusSeconds(1));
    return next != null && !next.getInstant().isAfter(end);
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), 1000L * Math.floorMod(micros, 1_000_000L));
  }
}
