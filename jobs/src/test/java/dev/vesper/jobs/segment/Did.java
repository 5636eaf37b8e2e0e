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
  double seconds;
  final int[] hours = new int[HOURS];
  final int[] topics = new int[TOPICS];

  /** Takes in another day. */
  void add(Did other) {
    days += other.days;
    active += other.active;
    weekends += other.weekends;
    events += other.events;
    finished += other.finished;
    bought += other.bought;
    given += other.given;
    received += other.received;
    watched += other.watched;
    seconds += other.seconds;
    for (int each = 0; each < HOURS; each++) {
      hours[each] += other.hours[each];
    }
    for (int each = 0; each < TOPICS; each++) {
      topics[each] += other.topics[each];
    }
  }
}
