package dev.vesper.pipeline.warehouse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Names of runs: the moment they begin, in UTC, and a random ending. They sort by beginning, even
 * where clocks of several machines disagree, since each is later than all there are.
 */
final class RunId {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOMENT_LENGTH = "20261119T031502123Z".length();

  private RunId() {}

  static boolean matches(String name) {
    return name.matches("\\d{8}T\\d{9}Z-[0-9a-f]+");
  }

  static String after(String newest, Instant now, String ending) {
    Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
    if (matches(newest)) {
      Instant last = MOMENT.parse(newest.substring(0, MOMENT_LENGTH), Instant::from);
      moment = moment.isAfter(last) ? moment : last.plusMillis(1);
    }
    return MOMENT.format(moment) + "-" + ending;
  }
}
