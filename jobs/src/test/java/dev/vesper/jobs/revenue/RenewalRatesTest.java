package dev.vesper.jobs.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class RenewalRatesTest {
  private static RenewalRates some() {
    RenewalRates rates = new RenewalRates();
    rates.add("p1", Outcome.RENEWED, 0, 20);
    rates.add("p1", Outcome.CANCELLED, 5, 6);
    rates.add("p1", Outcome.CANCELLED, 31, 1);
    rates.add("p1", Outcome.EXPIRED, 0, 3);
    rates.add("p2", Outcome.RENEWED, 0, 1);
    rates.add("p2", Outcome.PAYMENT_FAILED, 0, 1);
    return rates;
  }

  @Test
  void whoHadCancelledAsLongBeforeIsNotInTheBase() {
    RenewalRates rates = some();
    rates.add("p1", Outcome.RENEWED, 0, 20);
    assertEquals(new RenewalRates.Rate("plan", 40, 43), rates.ahead("p1", 5));
    assertEquals(new RenewalRates.Rate("plan", 40, 49), rates.ahead("p1", 6));
    assertEquals(new RenewalRates.Rate("plan", 40, 49), rates.ahead("p1", 30));
  }

  @Test
  void aPlanOfFewPeriodsTakesTheRateOfAll() {
    RenewalRates rates = some();
    assertEquals(new RenewalRates.Rate("all", 21, 31), rates.ahead("p1", 30));
    rates.add("p1", Outcome.EXPIRED, 0, 1);
    assertEquals(new RenewalRates.Rate("plan", 20, 30), rates.ahead("p1", 30));
    assertEquals(new RenewalRates.Rate("all", 21, 32), rates.ahead("p2", 30));
    assertEquals(new RenewalRates.Rate("all", 21, 32), rates.ahead("unheard of", 30));
  }

  @Test
  void withoutAnyPeriodThereIsNoRate() {
    assertEquals(new RenewalRates.Rate("all", 0, 0), new RenewalRates().ahead("p1", 1));
  }

  @Test
  void halfATenThousandthIsRoundedUp() {
    RenewalRates.Rate half = new RenewalRates.Rate("all", 1, 2);
    assertEquals(new BigDecimal("0.0002"), ExpectRenewals.part(new BigDecimal("0.0003"), half));
    assertEquals(new BigDecimal("0.0001"), ExpectRenewals.part(new BigDecimal("0.0002"), half));
  }
}
