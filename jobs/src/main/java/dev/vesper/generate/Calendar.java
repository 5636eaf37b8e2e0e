package dev.vesper.generate;

import dev.vesper.pipeline.night.Night;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** Days by number, 0 being the first night, and where they begin and end in UTC microseconds. */
final class Calendar {
  static final int DAYS_BEFORE = 400;
  private static final int DAYS_AFTER = 60;
  private static final int SECONDS = 86_400;

  private final Night first;
  private final long[] starts;

  Calendar(Night first, int days, ZoneId zone) {
    this.first = first;
    this.starts = new long[DAYS_BEFORE + days + DAYS_AFTER];
    Arrays.setAll(starts, i -> micros(first.plus(i - DAYS_BEFORE).startsAt(zone)));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  Night night(int day) {
    return first.plus(day);
  }

  int day(Night night) {
    return night.since(first);
  }

  DayOfWeek weekday(int day) {
    return first.date().getDayOfWeek().plus(day);
  }

  long startsAt(int day) {
    return starts[day + DAYS_BEFORE];
  }

  /** A second of a day of 24 hours, stretched or shrunk to the length that the day has. */
  long at(int day, double second) {
    long start = startsAt(day);
    double stretch = (startsAt(day + 1) - start) / (double) SECONDS;
    return start + (long) (second * stretch);
  }

  /** The day that an instant lies in. */
  int dayOf(long micros) {
    int found = Arrays.binarySearch(starts, micros);
    return (found >= 0 ? found : -found - 2) - DAYS_BEFORE;
  }
}
