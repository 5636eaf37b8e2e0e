package dev.vesper.jobs.presence;

import dev.vesper.jobs.presence.DayCounts.Part;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which order a chain should have: each is fitted to the teaching days, and the one under which the
 * judging days are likeliest is taken. All are judged by the same days, those of users who were
 * known for as long as the longest order asks.
 *
 * @param judged all orders, from 1
 * @param chosen the likeliest; 1 where there is no day to judge by
 */
record OrderChoice(List<Judged> judged, int chosen) {

  /** An order and the log-likelihood of the days that judged it, in nats. */
  record Judged(int order, long days, double logLikelihood) {}

  OrderChoice {
    judged = List.copyOf(judged);
  }

  static OrderChoice of(DayCounts counts) {
    List<Judged> judged =
        IntStream.rangeClosed(1, PastDays.LONGEST)
            .mapToObj(order -> judged(order, counts))
            .toList();
    int chosen =
        judged.stream()
            .max(
                Comparator.comparingDouble(Judged::logLikelihood)
                    .thenComparing(Judged::order, Comparator.reverseOrder()))
            .map(Judged::order)
            .orElseThrow();
    return new OrderChoice(judged, chosen);
  }

  private static Judged judged(int order, DayCounts counts) {
    Chain chain = Chain.fit(order, counts, List.of(Part.TEACHING));
    long days = 0;
    double sum = 0;
    int longest = PastDays.codes(PastDays.LONGEST);
    for (int past = longest / 2; past < longest; past++) {
      long all = counts.days(Part.JUDGING, past);
      long active = counts.active(Part.JUDGING, past);
      double chance = chain.chance(past);
      days += all;
      sum += active * StrictMath.log(chance) + (all - active) * StrictMath.log(1 - chance);
    }
    return new Judged(order, days, sum);
  }

  /** Whether there were days to judge by. */
  boolean isJudged() {
    return judged.get(0).days() > 0;
  }
}
