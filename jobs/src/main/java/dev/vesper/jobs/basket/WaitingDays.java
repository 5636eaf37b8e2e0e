package dev.vesper.jobs.basket;

/** How many users waited so many days. */
final class WaitingDays {
  private final long[] users;
  private long all;

  /** Of waits up to so many days. */
  WaitingDays(int longest) {
    users = new long[longest + 1];
  }

  void add(int days) {
    users[days]++;
    all++;
  }

  long users() {
    return all;
  }

  /** The middle of the days of all users, of whom there is at least one. */
  double median() {
    return (atPlace((all - 1) / 2) + atPlace(all / 2)) / 2.0;
  }

  /** The days of the user who waited longer than so many others. */
  private int atPlace(long place) {
    int days = 0;
    for (long passed = users[0]; passed <= place; passed += users[days]) {
      days++;
    }
    return days;
  }
}
