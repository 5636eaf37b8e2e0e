package dev.vesper.jobs.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distinct histories of all customers with the number of each: all that a model is fitted to,
 * so that a fit costs by the distinct histories and not by the customers.
 */
final class CountedHistories {
  /** More distinct histories than this are grouped by week before a model is fitted. */
  static final int MANY = 100_000;

  private final List<CountedHistory> histories;
  private final List<Map.Entry<Integer, Long>> customersByRepeats;
  private final long customers;
  private final double repeats;
  private final double ages;

  private CountedHistories(Collection<CountedHistory> distinct) {
    this.histories = List.copyOf(distinct);
    TreeMap<Integer, Long> byRepeats = new TreeMap<>();
    histories.forEach(
        each -> byRepeats.merge(each.history().repeats(), each.customers(), Long::sum));
    this.customersByRepeats = List.copyOf(byRepeats.entrySet());
    this.customers = histories.stream().mapToLong(CountedHistory::customers).sum();
    this.repeats = BlockSum.of(histories.size(), each -> histories.get(each).repeats());
    this.ages = BlockSum.of(histories.size(), each -> histories.get(each).ages());
  }

  /** Of histories that are counted already, in any order; equal ones are added up. */
  static CountedHistories of(Collection<CountedHistory> counted) {
    TreeMap<PurchaseHistory, Long> distinct = new TreeMap<>();
    counted.forEach(each -> distinct.merge(each.history(), each.customers(), Long::sum));
    List<CountedHistory> sorted = new ArrayList<>();
    distinct.forEach((history, count) -> sorted.add(new CountedHistory(history, count)));
    return new CountedHistories(sorted);
  }

  /** Of customers one by one. */
  static CountedHistories ofEach(Collection<PurchaseHistory> histories) {
    return of(histories.stream().map(each -> new CountedHistory(each, 1)).toList());
  }

  /** These, or, where they are more distinct histories than that, grouped by a span of time. */
  CountedHistories atMost(int distinct, double span) {
    return histories.size() > distinct ? grouped(span) : this;
  }

  /**
   * Histories alike but for the part of a span in which the last purchase and the age lie become
   * one, with the mean times of its customers: the sums of times stay as they are, and what a
   * likelihood loses is of the second order in the span.
   */
  CountedHistories grouped(double span) {
    TreeMap<PurchaseHistory, List<CountedHistory>> groups = new TreeMap<>();
    for (CountedHistory each : histories) {
      PurchaseHistory exact = each.history();
      double last = Math.floor(exact.lastPurchase() / span);
      double age = Math.floor(exact.age() / span);
      PurchaseHistory key = new PurchaseHistory(exact.repeats(), last, age);
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }
    return of(groups.values().stream().map(CountedHistories::mean).toList());
  }

  private static CountedHistory mean(List<CountedHistory> group) {
    long customers = group.stream().mapToLong(CountedHistory::customers).sum();
    double lastPurchases = 0;
    double ages = 0;
    for (CountedHistory each : group) {
      lastPurchases += each.lastPurchases();
      ages += each.ages();
    }
    double age = ages / customers;
    double last = Math.min(age, lastPurchases / customers);
    int repeats = group.get(0).history().repeats();
    return new CountedHistory(new PurchaseHistory(repeats, last, age), customers);
  }

  /** How likely a model holds all of these. */
  double logLikelihood(PurchaseModel model) {
    double purchases = 0;
    for (Map.Entry<Integer, Long> same : customersByRepeats) {
      purchases += same.getValue() * model.logOfPurchases(same.getKey());
    }
    return purchases + BlockSum.of(histories.size(), each -> times(model, histories.get(each)));
  }

  private static double times(PurchaseModel model, CountedHistory counted) {
    return counted.customers() * model.logOfTimes(counted.history());
  }

  List<CountedHistory> histories() {
    return histories;
  }

  int distinct() {
    return histories.size();
  }

  long customers() {
    return customers;
  }

  long repeatBuyers() {
    return customersByRepeats.stream()
        .filter(same -> same.getKey() > 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All repeated purchases of all customers. */
  double repeats() {
    return repeats;
  }

  /** The ages of all customers, added up. */
  double ages() {
    return ages;
  }
}
