package dev.vesper.jobs.presence;

import dev.vesper.jobs.presence.DayCounts.Part;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntToDoubleFunction;

/**
 * A Markov chain over active days: the chance to be active on a day is that of the last days before
 * it, as many as the order says. Chances are those of Krichevsky and Trofimov (1981), (active + ½)
 * / (days + 1), which are never 0 or 1. Somebody who is not known for so many days is judged by
 * those who were known for as few.
 */
final class Chain {
  private final int order;
  private final long[] days;
  private final long[] active;

  private Chain(int order) {
    this.order = order;
    this.days = new long[PastDays.codes(order)];
    this.active = new long[PastDays.codes(order)];
  }

  /** The chain that some of the counted days teach. */
  static Chain fit(int order, DayCounts counts, Collection<Part> parts) {
    Chain chain = new Chain(order);
    for (int past = 2; past < PastDays.codes(PastDays.LONGEST); past++) {
      int known = PastDays.newest(past, order);
      for (Part part : parts) {
        chain.days[known] += counts.days(part, past);
        chain.active[known] += counts.active(part, past);
      }
    }
    return chain;
  }

  int order() {
    return order;
  }

  /** The days that came after a history, and so decide its chance. */
  long days(int past) {
    return days[past];
  }

  /** Those of them on which the user was active. */
  long active(int past) {
    return active[past];
  }

  /** The chance to be active on the day after a history. */
  double chance(int past) {
    int known = PastDays.newest(past, order);
    return (active[known] + 0.5) / (days[known] + 1);
  }

  /** The chance to be active at least once in so many days: 1 - that of staying away each day. */
  double chanceWithin(int past, int ahead) {
    double away = 1;
    int now = PastDays.newest(past, order);
    for (int day = 0; day < ahead; day++) {
      away *= 1 - chance(now);
      now = PastDays.next(now, 0, order);
    }
    return 1 - away;
  }

  /** What a function says of each history, for looking up; 0 where there is none. */
  double[] lookedUp(IntToDoubleFunction chance) {
    double[] chances = new double[days.length];
    Arrays.setAll(chances, past -> PastDays.isSome(past) ? chance.applyAsDouble(past) : 0);
    return chances;
  }
}
