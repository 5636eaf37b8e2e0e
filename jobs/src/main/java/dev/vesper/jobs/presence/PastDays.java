package dev.vesper.jobs.presence;

/**
 * The last days of a user as one small number: their bits, newest last, after a leading 1 that
 * tells how many they are. 0b1_101 is three days, the newest active, the one before not.
 */
final class PastDays {
  /** The longest history that is looked at. */
  static final int LONGEST = 8;

  /** One more than the largest code of so many days. */
  static int codes(int days) {
    return 2 << days;
  }

  private PastDays() {}

  static int of(int days, long bits) {
    return 1 << days | (int) (bits & ((1L << days) - 1));
  }

  static int days(int code) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(code);
  }

  /** The same history, of which only the newest days are known. */
  static int newest(int code, int days) {
    return of(Math.min(days, days(code)), code);
  }

  /** The history a day later, of which no more than some days are remembered. */
  static int next(int code, int active, int most) {
    return of(Math.min(days(code) + 1, most), (long) code << 1 | active);
  }

  /** Whether a code is one: 0 stands for nothing, 1 for no day at all. */
  static boolean isSome(int code) {
    return code > 1;
  }

  /** The days as text, oldest first, such as 0110. */
  static String text(int code) {
    return Integer.toBinaryString(code).substring(1);
  }
}
