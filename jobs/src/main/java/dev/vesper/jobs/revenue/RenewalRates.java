package dev.vesper.jobs.revenue;

import java.util.HashMap;
import java.util.Map;

/**
 * Renewal rates by how far ahead one looks. Who has not cancelled shortly before the end is
 * likelier to renew than who has not cancelled a month before; so those who had cancelled by then
 * are left out of the base.
 */
final class RenewalRates {
  private final Map<String, long[]> cancelled = new HashMap<>();
  private final Map<String, long[]> totals = new HashMap<>();

  /** A rate: how many of how many. */
  record Rate(String of, long renewed, long ended) {}

  private static final String PLAN = "plan";
  private static final String ALL = "all";
  private static final int RENEWED = 0;
  private static final int ENDED = 1;

  /** Adds periods with an outcome. */
  void add(String plan, Outcome outcome, int notice, long periods) {
    for (String scope : new String[] {plan, RevenueCell.ALL}) {
      long[] total = totals.computeIfAbsent(scope, any -> new long[2]);
      total[ENDED] += periods;
      switch (outcome) {
        case RENEWED -> total[RENEWED] += periods;
        case CANCELLED -> cancelled.computeIfAbsent(scope, any -> none())[notice] += periods;
        case PAYMENT_FAILED, EXPIRED -> {}
      }
    }
  }

  /** The rate of periods that end so many days ahead, of the plan or, where it has few, of all. */
  Rate ahead(String plan, int days) {
    Rate own = rate(PLAN, plan, days);
    return own.ended() >= ExpectedRenewals.LEAST_PERIODS ? own : rate(ALL, RevenueCell.ALL, days);
  }

  private Rate rate(String word, String scope, int days) {
    long[] total = totals.getOrDefault(scope, new long[2]);
    long[] byNotice = cancelled.getOrDefault(scope, none());
    long known = 0;
    for (int notice = days; notice < byNotice.length; notice++) {
      known += byNotice[notice];
    }
    return new Rate(word, total[RENEWED], total[ENDED] - known);
  }

  private static long[] none() {
    return new long[RevenueCounts.LONGEST_NOTICE + 1];
  }
}
