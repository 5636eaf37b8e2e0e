package dev.vesper.jobs.revenue;

import java.util.Comparator;

/**
 * What a user subscribes to.
 *
 * @param plan the plan
 * @param community the community; empty for the whole platform
 */
record SubscriptionKey(String plan, String community) implements Comparable<SubscriptionKey> {
  private static final Comparator<SubscriptionKey> ORDER =
      Comparator.comparing(SubscriptionKey::plan).thenComparing(SubscriptionKey::community);

  @Override
  public int compareTo(SubscriptionKey other) {
    return ORDER.compare(this, other);
  }
}
