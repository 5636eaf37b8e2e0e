package dev.vesper.cli.display;

import java.util.Locale;

/** Numbers and texts as people read them. */
public final class Words {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Words() {}

  /** "0.4 s", "12.3 s", "2 min 05 s" or "1 h 02 min". */
  public static String seconds(double seconds) {
    if (Math.round(seconds * 10) < MINUTE * 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** "1,204,311". */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** "1 night" or "7 nights". */
  public static String count(long count, String one) {
    return count(count) + " " + one + (count == 1 ? "" : "s");
  }

  /** A text without anything that would move a cursor or begin a new line. */
  public static String plain(String text) {
    return text.replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
  }
}
