package dev.vesper.jobs.growth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The active days of one user as bits: the 64 days before a run of nights, then the run itself. A
 * day is named by its place: 0 is the oldest of the 64, {@link #LOOK_BACK} the first of the run.
 */
final class Presence {
  /** So many days before the run are known. */
  static final int LOOK_BACK = Long.SIZE;

  private final long[] words;
  private final int first;
  private final int lastBefore;

  /**
   * @param recent the days before the run, bit 0 being the newest, as a state keeps them
   * @param run the days of the run, bit 0 of the first word being its first
   * @param first the place of the first active day ever, which may lie before all of them
   * @param lastBefore the place of the last active day before the run; any where there is none
   */
  Presence(long recent, long[] run, int first, int lastBefore) {
    this.words = new long[run.length + 1];
    this.words[0] = Long.reverse(recent);
    System.arraycopy(run, 0, words, 1, run.length);
    this.first = first;
    this.lastBefore = lastBefore;
  }

  /** The place of a day in a run that starts on another. */
  static int place(LocalDate start, LocalDate day) {
    return Math.toIntExact(ChronoUnit.DAYS.between(start, day)) + LOOK_BACK;
  }

  boolean on(int day) {
    return day >= 0 && ((words[day / Long.SIZE] >>> day) & 1) != 0;
  }

  /** Whether there is an active day among some, the last one included. */
  boolean between(int from, int to) {
    return to >= 0 && count(from, to) > 0;
  }

  /** The number of active days among some, the last one included. */
  int count(int from, int to) {
    int start = Math.max(from, 0);
    int count = 0;
    for (int word = start / Long.SIZE; word <= to / Long.SIZE; word++) {
      count += Long.bitCount(words[word] & mask(word, start, to));
    }
    return count;
  }

  /** The last active day up to a day of the run, for a user who was active by then. */
  int lastUpTo(int day) {
    for (int word = day / Long.SIZE; word >= 0; word--) {
      long bits = words[word] & mask(word, 0, day);
      if (bits != 0) {
        return word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
      }
    }
    return lastBefore;
  }

  /** The first of the user's days ever. */
  int first() {
    return first;
  }

  private static long mask(int word, int from, int to) {
    int low = Math.max(from - word * Long.SIZE, 0);
    int high = Math.min(to - word * Long.SIZE, Long.SIZE - 1);
    return high < low ? 0 : (-1L << low) & (-1L >>> (Long.SIZE - 1 - high));
  }
}
