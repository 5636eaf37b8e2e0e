package dev.vesper.jobs.presence;

/**
 * How often a day was active after which history: for each history of up to {@link
 * PastDays#LONGEST} days, apart for the newest days, which the model is judged by, and the days
 * before, which it is fitted to. A history is shorter only where the user was not known for longer.
 */
final class DayCounts {
  /** The newest days, which judge. */
  static final int JUDGING_DAYS = 7;

  /** The days before them, which teach. */
  static final int TEACHING_DAYS = 28;

  /** Which days. */
  enum Part {
    TEACHING,
    JUDGING
  }

  private static final int CODES = PastDays.codes(PastDays.LONGEST);

  private final long[] days;
  private final long[] active;

  DayCounts() {
    this.days = new long[2 * CODES];
    this.active = new long[2 * CODES];
  }

  /** How many numbers there are in all. */
  static int size() {
    return 2 * 2 * CODES;
  }

  /**
   * Counts the days of one user.
   *
   * @param recent the active days as bits, bit 0 being tonight
   * @param age the days from the first active one to tonight
   */
  void add(long recent, int age) {
    int counted = Math.min(JUDGING_DAYS + TEACHING_DAYS, age);
    for (int ago = 0; ago < counted; ago++) {
      int past = PastDays.of(Math.min(PastDays.LONGEST, age - ago), recent >>> (ago + 1));
      int place = ago < JUDGING_DAYS ? CODES + past : past;
      days[place]++;
      active[place] += recent >>> ago & 1;
    }
  }

  /** One of the numbers, for adding up. */
  long at(int place) {
    return place < days.length ? days[place] : active[place - days.length];
  }

  /** Adds what was counted over other users to one of the numbers. */
  void addAt(int place, long count) {
    if (place < days.length) {
      days[place] += count;
      return;
    }
    active[place - days.length] += count;
  }

  /** The days that came after a history. */
  long days(Part part, int past) {
    return days[place(part, past)];
  }

  /** Those of them on which the user was active. */
  long active(Part part, int past) {
    return active[place(part, past)];
  }

  private static int place(Part part, int past) {
    return switch (part) {
      case TEACHING -> past;
      case JUDGING -> CODES + past;
    };
  }
}
