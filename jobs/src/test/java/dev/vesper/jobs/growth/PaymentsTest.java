package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PaymentsTest {
  @Test
  void aPurchaseCountsOnItsDayAndTwentyNineMore() {
    Payments payments = new Payments(List.of(70), List.of());
    assertEquals(PaidState.NEVER_PAID, payments.on(69));
    assertEquals(PaidState.PAYING, payments.on(70));
    assertEquals(PaidState.PAYING, payments.on(99));
    assertEquals(PaidState.LAPSED, payments.on(100));
  }

  @Test
  void aSubscriptionCountsWhileItIsInForce() {
    Payments payments = new Payments(List.of(), List.of(new Span(70, 75)));
    assertEquals(PaidState.NEVER_PAID, payments.on(69));
    assertEquals(PaidState.PAYING, payments.on(70));
    assertEquals(PaidState.PAYING, payments.on(75));
    assertEquals(PaidState.LAPSED, payments.on(76));
  }

  @Test
  void whoseSubscriptionEndedBeforeTheRunHasLapsed() {
    Payments payments = new Payments(List.of(), List.of(new Span(63, 62)));
    assertEquals(PaidState.LAPSED, payments.on(64));
  }

  @Test
  void aNewPurchaseMakesALapsedUserPayAgain() {
    Payments payments = new Payments(List.of(10, 120), List.of(new Span(20, 30)));
    assertEquals(PaidState.LAPSED, payments.on(119));
    assertEquals(PaidState.PAYING, payments.on(120));
    assertEquals(PaidState.NEVER_PAID, Payments.NONE.on(120));
  }
}
