package dev.vesper.jobs.presence;

import dev.vesper.jobs.presence.DayCounts.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether chances come true: the judging days in ten groups by the chance that the teaching days
 * gave them. Days of one history have one chance and stay together, so a group may be empty.
 */
record Calibration(List<Decile> deciles) {
  private static final int GROUPS = 10;

  /** Days whose chances are alike: how many were expected to be active, and how many were. */
  record Decile(int decile, long days, double expected, long active) {
    double predicted() {
      return expected / days;
    }

    double observed() {
      return (double) active / days;
    }

    private Decile plus(Decile other) {
      return new Decile(
          decile, days + other.days, expected + other.expected, active + other.active);
    }
  }

  Calibration {
    deciles = List.copyOf(deciles);
  }

  static Calibration of(int order, DayCounts counts) {
    Chain chain = Chain.fit(order, counts, List.of(Part.TEACHING));
    Chain judging = Chain.fit(order, counts, List.of(Part.JUDGING));
    List<Integer> histories =
        IntStream.range(2, PastDays.codes(order))
            .filter(past -> judging.days(past) > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(chain::chance))
            .toList();
    long all = histories.stream().mapToLong(judging::days).sum();
    Map<Integer, Decile> groups = new TreeMap<>();
    long before = 0;
    for (int past : histories) {
      long days = judging.days(past);
      int decile = 1 + (int) Math.min(GROUPS - 1, (2 * before + days) * GROUPS / (2 * all));
      Decile more = new Decile(decile, days, days * chain.chance(past), judging.active(past));
      groups.merge(decile, more, Decile::plus);
      before += days;
    }
    return new Calibration(new ArrayList<>(groups.values()));
  }

  /** The mean distance of what was predicted from what was observed, over all days; 0 of none. */
  double error() {
    double sum = 0;
    long days = 0;
    for (Decile each : deciles) {
      sum += Math.abs(each.expected() - each.active());
      days += each.days();
    }
    return days == 0 ? 0 : sum / days;
  }
}
