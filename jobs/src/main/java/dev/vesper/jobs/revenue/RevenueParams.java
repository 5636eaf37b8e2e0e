package dev.vesper.jobs.revenue;

import java.io.Serializable;
import java.time.Duration;

/**
 * What decides the numbers of subscriptions.
 *
 * @param currency the currency that revenue is in; subscriptions in another are counted apart
 * @param graceDays so many days after its period a subscription stays in force without a payment
 * @param mergeWithin changes no further apart than this count as one
 */
public record RevenueParams(String currency, int graceDays, Duration mergeWithin)
    implements Serializable {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  public RevenueParams {
    if (graceDays < 0) {
      throw new IllegalArgumentException("grace-days is 0 or more, found " + graceDays);
    }
    if (mergeWithin.isNegative()) {
      throw new IllegalArgumentException("merge-within is 0 or more, found " + mergeWithin);
    }
  }

  /** Whether two instants, in microseconds, lie so close that what happened at them counts once. */
  boolean together(long earlier, long later) {
    return later - earlier <= mergeWithin.toSeconds() * MICROS_PER_SECOND;
  }
}
