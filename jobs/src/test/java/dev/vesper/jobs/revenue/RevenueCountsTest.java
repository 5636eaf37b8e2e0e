package dev.vesper.jobs.revenue;

import static dev.vesper.jobs.revenue.SomeSubscriptions.PARAMS;
import static dev.vesper.jobs.revenue.SomeSubscriptions.counts;
import static dev.vesper.jobs.revenue.SomeSubscriptions.evenings;
import static dev.vesper.jobs.revenue.SomeSubscriptions.events;
import static dev.vesper.jobs.revenue.SomeSubscriptions.movements;
import static dev.vesper.jobs.revenue.SomeSubscriptions.nights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.revenue.RevenueRows.MovementRow;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RevenueCountsTest {
  private static final Nights WINTER = nights("2026-01-01", "2026-03-31");
  private static final String BEGIN = "2026-01-01T10:00:00Z subscribe p1 30 CNY 1";
  private static final String CANCEL = "2026-01-10T10:00:00Z cancel p1";

  @Test
  void whoComesIsNewAndWhoGoesIsChurnOfThePeriodsEnd() {
    assertEquals("01-01 new 30, 02-04 churn -30 of 02-01", movements(WINTER, BEGIN));
    assertEquals("01-01 new 30, 02-01 churn -30", movements(WINTER, BEGIN, CANCEL));
    assertEquals(
        "01-01 new 30, 02-03 churn -30 of 02-01",
        movements(WINTER, BEGIN, "2026-02-03T10:00:00Z expire p1"));
  }

  @Test
  void whoComesBackIsReactivatedAndWhoIsFirstSeenRenewingIsFound() {
    assertEquals(
        "01-01 new 30, 02-01 churn -30, 02-20 reactivation 30, 03-23 churn -30 of 03-20",
        movements(WINTER, BEGIN, CANCEL, "2026-02-20T10:00:00Z subscribe p1 30 CNY 1"));
    assertEquals("03-10 found 30", movements(WINTER, "2026-03-10T10:00:00Z renew p1 30 CNY 1"));
  }

  @Test
  void aHigherPriceExpandsAndALowerOneContracts() {
    assertEquals(
        "01-01 new 30, 02-01 expansion 10, 03-01 contraction -15",
        movements(
            WINTER,
            BEGIN,
            "2026-02-01T10:00:00Z renew p1 40 CNY 1",
            "2026-03-01T10:00:00Z renew p1 300 CNY 12"));
    assertEquals(
        "01-01 new 30",
        movements(
            WINTER,
            BEGIN,
            "2026-02-01T10:00:00Z renew p1 30 CNY 1",
            "2026-03-01T10:00:00Z renew p1 90 CNY 3"));
  }

  @Test
  void aChangeOfPlanWithinAnHourIsOneMovementInAllPlansAndTwoInTheirOwn() {
    String[] changed = {
      "2026-01-01T10:00:00Z subscribe p1 30 CNY 1",
      "2026-01-05T10:00:00Z expire p1",
      "2026-01-05T11:00:00Z subscribe p3 480 CNY 12"
    };
    assertEquals("01-01 new 30, 01-05 expansion 10", movements(WINTER, changed));
    assertEquals("01-01 new 30, 01-05 churn -30", movements("p1", WINTER, changed));
    assertEquals("01-05 new 40", movements("p3", WINTER, changed));
    changed[2] = "2026-01-05T11:00:00.000001Z subscribe p3 480 CNY 12";
    assertEquals(
        "01-01 new 30, 01-05 churn -30, 01-05 reactivation 40", movements(WINTER, changed));
  }

  @Test
  void whatIsTakenBackWithinAnHourIsNoMovement() {
    assertEquals("", movements(WINTER, BEGIN, "2026-01-01T11:00:00Z expire p1"));
    assertEquals(
        "01-01 churn -30, 01-01 new 30",
        movements(WINTER, BEGIN, "2026-01-01T11:00:00.000001Z expire p1"));
  }

  @Test
  void subscriptionsThatEndWithTheSamePeriodAreOneChurn() {
    String[] both = {
      BEGIN, "2026-01-01T12:00:00Z subscribe p2 20 CNY 1", CANCEL, "2026-01-10T10:00:00Z cancel p2"
    };
    assertEquals("01-01 expansion 20, 01-01 new 30, 02-01 churn -50", movements(WINTER, both));
    both[3] = "2026-01-10T10:00:00Z refund p2";
    assertEquals(
        "01-01 expansion 20, 01-01 new 30, 02-01 contraction -30, 02-04 churn -20 of 02-01",
        movements(WINTER, both));
  }

  @Test
  void anotherCurrencyIsCountedApart() {
    Nights night = nights("2026-01-01", "2026-01-01");
    List<SubscriptionEvent> events = events(BEGIN, "2026-01-01T13:00:00Z subscribe p2 9 USD 1");
    MovementRow row = new RevenueRows(counts(night, Map.of(), events), night).movements().get(0);
    assertEquals(new BigDecimal("30.0000"), row.closingMrr());
    assertEquals(2, row.subscriptions());
    assertEquals(1, row.foreignSubscriptions());
    assertEquals(1, row.payingUsers());
  }

  @Test
  void aNightWithoutAnybodyHasARowOfNothingForEachMovement() {
    Nights night = nights("2026-01-01", "2026-01-01");
    List<MovementRow> rows = new RevenueRows(new RevenueCounts(PARAMS), night).movements();
    assertEquals(Movement.values().length, rows.size());
    assertTrue(rows.stream().allMatch(row -> row.closingMrr().signum() == 0));
  }

  @Test
  void outcomesTellWhatBecameOfPeriods() {
    RevenueCounts counts =
        counts(
            WINTER,
            Map.of(),
            events(
                BEGIN, "2026-02-01T10:00:00Z renew p1 30 CNY 1", "2026-02-20T10:00:00Z cancel p1"));
    assertEquals(
        "[OutcomeRow[dt=2026-02-01, planId=p1, outcome=RENEWED, noticeDays=0, periods=1],"
            + " OutcomeRow[dt=2026-03-01, planId=p1, outcome=CANCELLED, noticeDays=9, periods=1]]",
        new RevenueRows(counts, WINTER).outcomes().toString());
  }

  /** Users who do anything at any time: the law holds, whichever way the nights are cut. */
  @Test
  void movementsAddUpToTheChangeOfRevenueAndNightsOneByOneAreThoseOfOnePass() {
    Random random = new Random(5);
    for (int user = 0; user < 300; user++) {
      List<SubscriptionEvent> events = someEvents(random);
      RevenueCounts atOnce = counts(WINTER, Map.of(), events);
      List<MovementRow> rows = new RevenueRows(atOnce, WINTER).movements();
      rows.forEach(RevenueCountsTest::assertAddsUp);
      assertEquals(rows.toString(), oneByOne(events).toString());
    }
  }

  private static void assertAddsUp(MovementRow row) {
    assertEquals(row.closingMrr(), row.openingMrr().add(row.netMrr()), row.toString());
    assertFalse(row.closingMrr().signum() < 0);
  }

  private static List<MovementRow> oneByOne(List<SubscriptionEvent> events) {
    List<MovementRow> rows = new ArrayList<>();
    Map<SubscriptionKey, Subscription> standing = new HashMap<>();
    for (Night night : WINTER.list()) {
      Nights only = Nights.only(night);
      List<SubscriptionEvent> tonight =
          events.stream().filter(event -> event.night().equals(night.date())).toList();
      rows.addAll(new RevenueRows(counts(only, standing, tonight), only).movements());
      standing = evenings(only, standing, tonight).get(night.date());
    }
    return rows;
  }

  private static List<SubscriptionEvent> someEvents(Random random) {
    String[] types = {"subscribe", "renew", "renew", "cancel", "expire", "payment_failed"};
    List<String> texts = new ArrayList<>();
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 25; i++) {
      at = at.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(4_000) : random.nextInt(900_000));
      String type = types[random.nextInt(types.length)];
      String paid =
          (10 + random.nextInt(5))
              + (random.nextInt(8) == 0 ? " USD " : " CNY ")
              + (1 + random.nextInt(2));
      boolean pays = type.equals("subscribe") || type.equals("renew");
      texts.add(at + " " + type + " p" + random.nextInt(2) + (pays ? " " + paid : ""));
    }
    return events(
        texts.stream().filter(text -> text.compareTo("2026-04") < 0).toArray(String[]::new));
  }

  @Test
  void aLateEventGivesTheSameWhetherAdvancedOrRebuilt() {
    Map<LocalDate, Map<SubscriptionKey, Subscription>> known =
        new TreeMap<>(evenings(nights("2026-01-01", "2026-01-31"), Map.of(), events(BEGIN)));
    Nights february = nights("2026-02-01", "2026-02-28");
    List<SubscriptionEvent> late = events(BEGIN, "2026-02-04T10:00:00Z renew p1 30 CNY 1");
    assertEquals(
        evenings(nights("2026-01-01", "2026-02-28"), Map.of(), late).get(february.last().date()),
        evenings(february, known.get(LocalDate.of(2026, 1, 31)), late.subList(1, 2))
            .get(february.last().date()));
  }
}
