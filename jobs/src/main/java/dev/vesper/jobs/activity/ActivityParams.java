package dev.vesper.jobs.activity;

import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/**
 * What decides the numbers of a user's day.
 *
 * @param zone the business zone that cuts days
 * @param sessionGap a longer pause than this begins a new session
 * @param currency the currency that amounts are in; purchases in another are counted apart
 */
public record ActivityParams(ZoneId zone, Duration sessionGap, String currency) {
  public static final Duration USUAL_GAP = Duration.ofMinutes(30);

  public ActivityParams {
    if (sessionGap.isNegative() || sessionGap.isZero()) {
      throw new IllegalArgumentException("session-gap must be longer than nothing");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "currency must be an ISO 4217 code such as CNY, found '" + currency + "'");
    }
  }

  /** The longest pause within a session, in the microseconds that times are counted in. */
  long gapMicros() {
    return TimeUnit.SECONDS.toMicros(sessionGap.toSeconds());
  }
}
