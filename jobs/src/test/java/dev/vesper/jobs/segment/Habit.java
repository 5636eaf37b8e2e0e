package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.List;

/**
 * What the people of a planted group do. Each person draws rates of its own around these, once, and
 * each day draws from the person's rates.
 *
 * @param share of all people
 * @param active mean chance of a day to be active
 * @param events mean events of an active day
 * @param watching mean logarithm of the minutes watched on an active day
 * @param finishing mean share of events that finish something
 * @param buying mean purchases a day
 * @param giving mean interactions given on an active day
 * @param receiving mean interactions received a day
 * @param hours weights of the four quarters of the day
 * @param topics weights of the topics
 */
record Habit(
    double share,
    double active,
    double events,
    double watching,
    double finishing,
    double buying,
    double giving,
    double receiving,
    List<Double> hours,
    List<Double> topics) {
  Habit {
    hours = List.copyOf(hours);
    topics = List.copyOf(topics);
  }

  /** Six groups that lie close to one another, of unequal size. */
  static final List<Habit> SIX =
      List.of(
          // Learners of the evening who rarely buy.
          new Habit(.24, .45, 6, 3.2, .30, .010, .3, .05, hours(1, 2, 2, 9), topics(8, 2, 2, 1, 1)),
          // Early birds who read a little of everything.
          new Habit(
              .20, .42, 4.4, 2.3, .15, .010, .2, .03, hours(1, 9, 4, 1), topics(3, 3, 3, 3, 2)),
          // Buyers.
          new Habit(.14, .42, 6, 3.2, .40, .180, .4, .06, hours(1, 3, 4, 6), topics(3, 8, 2, 2, 1)),
          // The talkative.
          new Habit(.12, .60, 9, 2.4, .15, .020, 4., 2.0, hours(1, 3, 5, 5), topics(2, 2, 8, 1, 1)),
          // Passers-by.
          new Habit(.20, .12, 3, 1.6, .10, .004, .1, .02, hours(2, 4, 5, 4), topics(3, 3, 3, 3, 3)),
          // Night owls who watch long.
          new Habit(
              .10, .50, 5, 4.4, .55, .015, .2, .04, hours(9, 1, 1, 4), topics(1, 1, 2, 8, 3)));

  static List<Double> hours(double... weights) {
    return list(weights);
  }

  static List<Double> topics(double... weights) {
    return list(weights);
  }

  private static List<Double> list(double... weights) {
    return Arrays.stream(weights).boxed().toList();
  }
}
