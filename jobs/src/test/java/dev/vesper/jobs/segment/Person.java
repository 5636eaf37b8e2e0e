package dev.vesper.jobs.segment;

/** Somebody of a planted group, with rates of his or her own. */
final class Person {
  /** How near the rates of people are to those of their group. */
  static final double ACTIVE = 14;

  static final double EVENTS = 8;
  static final double FINISHING = 14;
  static final double BUYING = 5;
  static final double GIVING = 4;
  static final double RECEIVING = 4;
  static final double HOURS = 18;
  static final double TOPICS = 14;
  static final double WATCHING = 0.45;
  static final double WATCHING_OF_A_DAY = 0.6;

  private static final int WEEK = 7;
  private static final int WORK_DAYS = 5;

  private final double active;
  private final double events;
  private final double watching;
  private final double finishing;
  private final double buying;
  private final double giving;
  private final double receiving;
  private final double[] hours;
  private final double[] topics;

  Person(Habit habit, Chance chance) {
    this.active = chance.share(habit.active(), ACTIVE);
    this.events = chance.gamma(EVENTS, habit.events());
    this.watching = chance.normal(habit.watching(), WATCHING);
    this.finishing = chance.share(habit.finishing(), FINISHING);
    this.buying = chance.gamma(BUYING, habit.buying());
    this.giving = chance.gamma(GIVING, habit.giving());
    this.receiving = chance.gamma(RECEIVING, habit.receiving());
    this.hours = chance.shares(habit.hours(), HOURS);
    this.topics = chance.shares(habit.topics(), TOPICS);
  }

  /** What the person does on a day. */
  Did on(int day, Chance chance) {
    Did did = new Did();
    did.days = 1;
    did.bought = chance.poisson(buying);
    did.received = chance.poisson(receiving);
    if (!chance.happens(active)) {
      return did;
    }
    did.active = 1;
    did.weekends = day % WEEK >= WORK_DAYS ? 1 : 0;
    did.events = chance.poisson(events);
    did.given = chance.poisson(giving);
    did.watched = chance.normal(watching, WATCHING_OF_A_DAY);
    did.seconds = 60 * Math.exp(did.watched);
    for (int event = 0; event < did.events; event++) {
      did.hours[chance.which(hours)]++;
      did.topics[chance.which(topics)]++;
      did.finished += chance.happens(finishing) ? 1 : 0;
    }
    return did;
  }
}
