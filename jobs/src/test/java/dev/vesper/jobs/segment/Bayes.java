package dev.vesper.jobs.segment;

import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.List;

/**
 * Tells the group of a person from what the person did in a window, knowing all there is to know of
 * the groups: nobody can tell better. Each person's own rates are integrated out in closed form.
 */
final class Bayes {
  private final List<Habit> habits;

  Bayes(List<Habit> habits) {
    this.habits = habits;
  }

  /** The likeliest group. */
  int group(Did did) {
    int best = 0;
    for (int each = 1; each < habits.size(); each++) {
      if (logChance(habits.get(each), did) > logChance(habits.get(best), did)) {
        best = each;
      }
    }
    return best;
  }

  private static double logChance(Habit habit, Did did) {
    return Math.log(habit.share())
        + share(did.active, did.days, habit.active(), Person.ACTIVE)
        + count(did.events, did.active, habit.events(), Person.EVENTS)
        + share(did.finished, did.events, habit.finishing(), Person.FINISHING)
        + count(did.bought, did.days, habit.buying(), Person.BUYING)
        + count(did.given, did.active, habit.giving(), Person.GIVING)
        + count(did.received, did.days, habit.receiving(), Person.RECEIVING)
        + shares(did.hours, habit.hours(), Person.HOURS)
        + shares(did.topics, habit.topics(), Person.TOPICS)
        + watching(did, habit.watching());
  }

  /** So many of so many by a share that is beta distributed; what all groups have is left out. */
  private static double share(int some, int all, double mean, double weight) {
    return shares(new int[] {some, all - some}, List.of(mean, 1 - mean), weight);
  }

  /** Counts by shares that are Dirichlet distributed. */
  private static double shares(int[] counts, List<Double> weights, double weight) {
    double all = weights.stream().mapToDouble(Double::doubleValue).sum();
    double log = 0;
    int sum = 0;
    for (int each = 0; each < counts.length; each++) {
      double alpha = weight * weights.get(each) / all;
      log += logGamma(counts[each] + alpha) - logGamma(alpha);
      sum += counts[each];
    }
    return log + logGamma(weight) - logGamma(weight + sum);
  }

  /** A Poisson count over so many days by a rate that is gamma distributed. */
  private static double count(int count, int days, double mean, double shape) {
    double scale = mean / shape;
    return logGamma(count + shape)
        - logGamma(shape)
        + count * Math.log(scale)
        - (count + shape) * Math.log1p(days * scale);
  }

  private static double watching(Did did, double mean) {
    if (did.active == 0) {
      return 0;
    }
    double variance =
        Person.WATCHING * Person.WATCHING
            + Person.WATCHING_OF_A_DAY * Person.WATCHING_OF_A_DAY / did.active;
    double away = did.watched / did.active - mean;
    return -away * away / (2 * variance);
  }
}
