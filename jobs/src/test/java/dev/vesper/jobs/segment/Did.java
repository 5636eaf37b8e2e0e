package dev.vesper.jobs.segment;

/** What somebody did on one day, or on all days of a window. */
final class Did {
  static final int HOURS = 4;
  static final int TOPICS = 5;

  int days;
  int active;
  int weekends;
  int events;
  int finished;
  int bought;
  int given;
  int received;
  double watched;
  final int[] hours = new int[HOURS];
  final int[] topics = new int[TOPICS];

  /** Takes in another day, or with -1 takes it out again. */
  void add(Did other, int sign) {
    days += sign * other.days;
    active += sign * other.active;
    weekends += sign * other.weekends;
    events += sign * other.events;
    finished += sign * other.finished;
    bought += sign * other.bought;
    given += sign * other.given;
    received += sign * other.received;
    watched += sign * other.watched;
    for (int each = 0; each < HOURS; each++) {
      hours[each] += sign * other.hours[each];
    }
    for (int each = 0; each < TOPICS; each++) {
      topics[each] += sign * other.topics[each];
    }
  }
}
