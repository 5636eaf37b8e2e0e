package dev.vesper.jobs.habit;

import dev.vesper.pipeline.night.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Which hours of UTC make an hour of a business day. */
public final class BusinessHours {
  /** The hours that a mask of a day's UTC hours can tell apart. */
  static final int HOURS = 24;

  private BusinessHours() {}

  /**
   * By hour of the business day, a mask of the UTC hours whose first instant in the day lies in it;
   * 0 of an hour that the clocks leap over. A mask of a day's UTC hours cannot tell the last hour
   * of a day of 25 from its first, nor the two halves of one that a day cuts.
   */
  public static int[] of(Night day, ZoneId zone) {
    int[] masks = new int[HOURS];
    int seen = 0;
    Instant at = day.startsAt(zone);
    while (at.isBefore(day.endsAt(zone))) {
      int utc = 1 << at.atOffset(ZoneOffset.UTC).getHour();
      if ((seen & utc) == 0) {
        masks[at.atZone(zone).getHour()] |= utc;
        seen |= utc;
      }
      at = at.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }
    return masks;
  }
}
