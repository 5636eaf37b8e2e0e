package dev.vesper.pipeline.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Times as files write them, to microseconds since 1970 in UTC. */
final class Times {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;
  private static final long EARLIEST = 0;
  private static final long LATEST = LocalDate.of(2201, 1, 1).toEpochDay() * MICROS_PER_DAY - 1;

  private Times() {}

  /**
   * A time in ISO-8601, with {@code T} or a space, to the minute or finer; what is finer than a
   * microsecond is cut off. Without an offset it is UTC.
   */
  static long micros(String text, String column) {
    int length = text.length();
    if (length < 16 || text.charAt(13) != ':' || !separates(text.charAt(10))) {
      throw new Rejected(Reason.BAD_TIME, column);
    }
    long day = epochDay(text, column);
    long seconds = 3600L * number(text, 11, 2, 23, column) + 60L * number(text, 14, 2, 59, column);
    int at = 16;
    long fraction = 0;
    if (at < length && text.charAt(at) == ':') {
      seconds += number(text, 17, 2, 59, column);
      at = 19;
      if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
        int end = endOfDigits(text, at + 1);
        fraction = fraction(text, at + 1, end, column);
        at = end;
      }
    }
    long utc = seconds - offsetSeconds(text, at, column);
    return inRange(day * MICROS_PER_DAY + utc * MICROS_PER_SECOND + fraction, column);
  }

  /** The same, or a bare date, which stands for the first instant of that day in the zone. */
  static long microsOrStartOfDay(String text, ZoneId zone, String column) {
    if (text.length() != 10) {
      return micros(text, column);
    }
    LocalDate date = LocalDate.ofEpochDay(epochDay(text, column));
    return inRange(date.atStartOfDay(zone).toEpochSecond() * MICROS_PER_SECOND, column);
  }

  /** Days since 1970 of a bare date, or of the day that a time falls on in the zone. */
  static int day(String text, ZoneId zone, String column) {
    if (text.length() == 10) {
      return Math.toIntExact(epochDay(text, column));
    }
    long micros = micros(text, column);
    java.time.Instant instant =
        java.time.Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND));
    return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
  }

  static long inRange(long micros, String column) {
    if (micros < EARLIEST || micros > LATEST) {
      throw new Rejected(Reason.TIME_OUT_OF_RANGE, column);
    }
    return micros;
  }

  private static boolean separates(char c) {
    return c == 'T' || c == ' ' || c == 't';
  }

  private static long epochDay(String text, String column) {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new Rejected(Reason.BAD_TIME, column);
    }
    int year = number(text, 0, 4, 9999, column);
    int month = number(text, 5, 2, 12, column);
    int day = number(text, 8, 2, 31, column);
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw new Rejected(Reason.BAD_TIME, column);
    }
  }

  private static int number(String text, int from, int digits, int largest, String column) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < text.length() ? text.charAt(i) - '0' : -1;
      if (digit < 0 || digit > 9) {
        throw new Rejected(Reason.BAD_TIME, column);
      }
      value = value * 10 + digit;
    }
    if (value > largest) {
      throw new Rejected(Reason.BAD_TIME, column);
    }
    return value;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static long fraction(String text, int from, int end, String column) {
    if (end == from) {
      throw new Rejected(Reason.BAD_TIME, column);
    }
    long micros = 0;
    for (int i = from; i < from + 6; i++) {
      micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  private static long offsetSeconds(String text, int at, String column) {
    int rest = text.length() - at;
    if (rest == 0 || (rest == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z'))) {
      return 0;
    }
    char sign = text.charAt(at);
    boolean colon = rest == 6 && text.charAt(at + 3) == ':';
    if ((sign != '+' && sign != '-') || !(colon || rest == 5 || rest == 3)) {
      throw new Rejected(Reason.BAD_TIME, column);
    }
    long seconds = 3600L * number(text, at + 1, 2, 18, column);
    if (rest > 3) {
      seconds += 60L * number(text, colon ? at + 4 : at + 3, 2, 59, column);
    }
    return sign == '-' ? -seconds : seconds;
  }
}
