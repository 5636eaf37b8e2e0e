package dev.vesper.jobs.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The distinct pairs of purchases and mean spend, with the number of customers of each. Customers
 * who spent nothing have no place in a model of spends: they are left out.
 */
final class CountedSpends {
  private final List<CountedSpend> spends;
  private final long customers;
  private final double repeats;
  private final double total;

  private CountedSpends(Collection<CountedSpend> distinct) {
    this.spends = List.copyOf(distinct);
    this.customers = spends.stream().mapToLong(CountedSpend::customers).sum();
    this.repeats = BlockSum.of(spends.size(), each -> spends.get(each).purchases());
    this.total =
        BlockSum.of(
            spends.size(), each -> spends.get(each).purchases() * spends.get(each).meanSpend());
  }

  /** Of pairs in any order; equal ones are added up. */
  static CountedSpends of(Collection<CountedSpend> counted) {
    TreeMap<CountedSpend, Long> distinct = new TreeMap<>(CountedSpend.ORDER);
    counted.stream()
        .filter(each -> each.meanSpend() > 0)
        .forEach(each -> distinct.merge(each, each.customers(), Long::sum));
    List<CountedSpend> sorted = new ArrayList<>();
    distinct.forEach(
        (key, count) -> sorted.add(new CountedSpend(key.repeats(), key.meanSpend(), count)));
    return new CountedSpends(sorted);
  }

  /** These, or, where they are more distinct pairs than that, grouped by a share of the spend. */
  CountedSpends atMost(int distinct, double share) {
    return spends.size() > distinct ? grouped(share) : this;
  }

  /** Spends that differ by less than a share, about, become their geometric mean. */
  CountedSpends grouped(double share) {
    TreeMap<CountedSpend, List<CountedSpend>> groups = new TreeMap<>(CountedSpend.ORDER);
    double width = Math.log1p(share);
    for (CountedSpend each : spends) {
      double step = Math.exp(Math.floor(Math.log(each.meanSpend()) / width) * width);
      CountedSpend key = new CountedSpend(each.repeats(), step, 1);
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }
    return new CountedSpends(groups.values().stream().map(CountedSpends::mean).toList());
  }

  private static CountedSpend mean(List<CountedSpend> group) {
    long customers = 0;
    double logs = 0;
    for (CountedSpend each : group) {
      customers += each.customers();
      logs += each.customers() * Math.log(each.meanSpend());
    }
    return new CountedSpend(group.get(0).repeats(), Math.exp(logs / customers), customers);
  }

  /** How likely a model holds all of these. */
  double logLikelihood(GammaGamma model) {
    return BlockSum.of(
        spends.size(),
        each -> spends.get(each).customers() * model.logLikelihood(spends.get(each)));
  }

  int distinct() {
    return spends.size();
  }

  /** Customers who spent something. */
  long customers() {
    return customers;
  }

  /** All repeated purchases of those who spent something. */
  double repeats() {
    return repeats;
  }

  /** All that was spent on these. */
  double total() {
    return total;
  }
}
