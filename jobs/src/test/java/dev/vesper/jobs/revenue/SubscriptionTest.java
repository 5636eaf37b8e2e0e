package dev.vesper.jobs.revenue;

import static dev.vesper.jobs.revenue.SomeSubscriptions.PARAMS;
import static dev.vesper.jobs.revenue.SomeSubscriptions.inForce;
import static dev.vesper.jobs.revenue.SomeSubscriptions.nights;
import static dev.vesper.jobs.revenue.SomeSubscriptions.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SubscriptionTest {
  private static final Nights JANUARY = nights("2026-01-01", "2026-02-06");
  private static final String BEGIN = "2026-01-01T10:00:00Z subscribe p1 30 CNY 1";

  private static String end(Subscription subscription) {
    return subscription.end().map(end -> end.by().word() + " " + end.on()).orElse("in force");
  }

  @Test
  void withoutAPaymentItStaysInForceForTheDaysOfGraceAndThenHasEndedWithItsPeriod() {
    Subscription overdue = standing(nights("2026-01-01", "2026-02-03"), BEGIN);
    assertEquals(SubscriptionStatus.OVERDUE, overdue.status(LocalDate.of(2026, 2, 3)));
    assertEquals(
        SubscriptionStatus.ACTIVE,
        standing(nights("2026-01-01", "2026-01-31"), BEGIN).status(LocalDate.of(2026, 1, 31)));
    assertEquals("expired 2026-02-01", end(standing(nights("2026-01-01", "2026-02-04"), BEGIN)));
  }

  @Test
  void aPaymentOnTheLastDayOfGraceRenewsAndADayLaterItBeginsAnew() {
    Subscription renewed = standing(JANUARY, BEGIN, "2026-02-04T23:00:00Z renew p1 30 CNY 1");
    assertEquals(LocalDate.of(2026, 3, 1), renewed.term().until());
    assertEquals(LocalDate.of(2026, 1, 1), renewed.startedOn());
    assertEquals(1, renewed.history().renewals());
    Subscription anew = standing(JANUARY, BEGIN, "2026-02-05T00:00:00Z renew p1 30 CNY 1");
    assertEquals(LocalDate.of(2026, 3, 5), anew.term().until());
    assertEquals(LocalDate.of(2026, 2, 5), anew.startedOn());
    assertEquals(0, anew.history().renewals());
  }

  @Test
  void whatIsCancelledEndsWithItsPeriodWithoutGrace() {
    String cancel = "2026-01-10T10:00:00Z cancel p1";
    Subscription before = standing(nights("2026-01-01", "2026-01-31"), BEGIN, cancel);
    assertEquals(SubscriptionStatus.CANCELLED, before.status(LocalDate.of(2026, 1, 31)));
    Subscription after = standing(nights("2026-01-01", "2026-02-01"), BEGIN, cancel);
    assertEquals("cancelled 2026-02-01", end(after));
    assertEquals(22, RevenueCounts.notice(after));
  }

  @Test
  void whoCancelsInTheDaysOfGraceIsGoneThatNight() {
    String cancel = "2026-02-02T10:00:00Z cancel p1";
    Subscription after = standing(nights("2026-01-01", "2026-02-02"), BEGIN, cancel);
    assertEquals("cancelled 2026-02-01", end(after));
    assertEquals(0, RevenueCounts.notice(after));
  }

  @Test
  void aPaymentTakesCancellingAndAFailedPaymentBack() {
    Subscription kept =
        standing(
            JANUARY,
            BEGIN,
            "2026-01-10T10:00:00Z cancel p1",
            "2026-01-20T10:00:00Z payment_failed p1",
            "2026-01-21T10:00:00Z renew p1 30 CNY 1");
    assertEquals(Subscription.Trouble.NONE, kept.trouble());
    assertEquals(LocalDate.of(2026, 3, 1), kept.term().until());
  }

  @Test
  void aFailedPaymentIsWhyItEnded() {
    String failed = "2026-02-01T10:00:00Z payment_failed p1";
    assertEquals("payment_failed 2026-02-01", end(standing(JANUARY, BEGIN, failed)));
    assertEquals(
        "in force",
        end(standing(JANUARY, BEGIN, failed, "2026-02-03T10:00:00Z renew p1 30 CNY 1")));
  }

  @Test
  void anExpireEventEndsItAtOnceAndIsDatedNoLaterThanThePeriod() {
    assertEquals(
        "expired 2026-01-20", end(standing(JANUARY, BEGIN, "2026-01-20T10:00:00Z expire p1")));
    assertEquals(
        "expired 2026-02-01", end(standing(JANUARY, BEGIN, "2026-02-03T10:00:00Z expire p1")));
    assertEquals(
        "expired 2026-02-01", end(standing(JANUARY, BEGIN, "2026-02-05T10:00:00Z expire p1")));
  }

  @Test
  void aRefundIsCountedAndEndsNothing() {
    Subscription refunded =
        standing(nights("2026-01-01", "2026-01-31"), BEGIN, "2026-01-02T10:00:00Z refund p1");
    assertTrue(refunded.inForce());
    assertEquals(1, refunded.history().refunds());
    assertEquals(300_000, refunded.revenue(PARAMS));
  }

  @Test
  void paymentsWithinAnHourAreOneAndTheLaterOneCorrectsPriceAndPeriod() {
    Subscription one = standing(JANUARY, BEGIN, "2026-01-01T11:00:00Z renew p1 240 CNY 12");
    assertEquals(LocalDate.of(2027, 1, 1), one.term().until());
    assertEquals(200_000, one.revenue(PARAMS));
    assertEquals(0, one.history().renewals());
    Subscription two = standing(JANUARY, BEGIN, "2026-01-01T11:00:00.000001Z renew p1 240 CNY 12");
    assertEquals(LocalDate.of(2027, 2, 1), two.term().until());
    assertEquals(1, two.history().renewals());
  }

  @Test
  void periodsAreCountedFromTheFirstDaySoThatShortMonthsLeaveNoMark() {
    String[] events = {
      "2026-01-31T10:00:00Z subscribe p1 30 CNY 1",
      "2026-02-28T10:00:00Z renew p1 30 CNY 1",
      "2026-03-31T10:00:00Z renew p1 30 CNY 1"
    };
    assertEquals(
        LocalDate.of(2026, 3, 31),
        standing(nights("2026-01-31", "2026-03-30"), events[0], events[1]).term().until());
    assertEquals(
        LocalDate.of(2026, 4, 30),
        standing(nights("2026-01-31", "2026-04-01"), events).term().until());
  }

  @Test
  void aMonthOfAYearIsATwelfthToFourDecimals() {
    String year = "2026-01-01T10:00:00Z subscribe p3 328 CNY 12";
    assertEquals(273_333, standing(JANUARY, year).revenue(PARAMS));
    String half = "2026-01-01T10:00:00Z subscribe p3 0.0006 CNY 12";
    assertEquals(1, standing(JANUARY, half).revenue(PARAMS));
  }

  @Test
  void anotherCurrencyBringsNoRevenueAndARateOfExchangeMovesNone() {
    Subscription foreign = standing(JANUARY, "2026-01-01T10:00:00Z subscribe p1 5 USD 12");
    assertEquals(0, foreign.revenue(PARAMS));
    assertTrue(foreign.inForce());
    assertFalse(foreign.history().countedSince().isPresent());
    Subscription paidAbroad = standing(JANUARY, BEGIN, "2026-02-01T10:00:00Z renew p1 5 USD 1");
    assertEquals(300_000, paidAbroad.revenue(PARAMS));
    assertEquals(LocalDate.of(2026, 3, 1), paidAbroad.term().until());
  }

  @Test
  void whatHappensToNoSubscriptionBeginsNone() {
    assertEquals(
        "", inForce(JANUARY, "2026-01-01T10:00:00Z cancel p1", "2026-01-02T10:00:00Z expire p1"));
    assertEquals(
        Optional.of(LocalDate.of(2026, 1, 3)),
        standing(
                JANUARY,
                "2026-01-01T10:00:00Z payment_failed p1",
                "2026-01-03T10:00:00Z renew p1 30 CNY 1")
            .history()
            .countedSince());
  }

  @Test
  void aNightIsInForceFromTheDayOfPayingToTheOneBeforeTheEnd() {
    assertEquals(
        "03 04 05 06",
        inForce(
            nights("2026-01-01", "2026-01-09"),
            "2026-01-03T23:59:59Z subscribe p1 30 CNY 1",
            "2026-01-07T00:00:00Z expire p1"));
  }
}
