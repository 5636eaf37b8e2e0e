package dev.vesper.jobs.revenue;

import static dev.vesper.jobs.revenue.EventRows.dataset;
import static dev.vesper.jobs.revenue.EventRows.event;
import static dev.vesper.jobs.revenue.EventRows.kept;
import static dev.vesper.jobs.revenue.EventRows.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.Plans;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Contract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Which events are about subscriptions, and what period and price they have. */
final class KeepSubscriptionEventsTest {
  @Test
  void ofTheEventsThoseAboutSubscriptionsAreKept() {
    Dataset<Row> kept =
        kept(
            event("2026-01-01T10:00:00Z", "subscribe", "p1", "38"),
            event("2026-01-02T10:00:00Z", "purchase", null, "9"),
            event("2026-01-03T10:00:00Z", "refund", null, "9"),
            event("2026-01-04T10:00:00Z", "refund", "p1", "38"),
            event("2026-01-05T10:00:00Z", "cancel", null, ""));
    assertEquals(List.of(), Contract.problems(SubscriptionEvents.TABLE, kept.schema()));
    assertEquals(
        List.of(
            "[cancel,unnamed,null,null]", "[refund,p1,null,null]", "[subscribe,p1,38.0000,CNY]"),
        shown(
            kept.select(
                SubscriptionEvents.EVENT_TYPE.col(),
                SubscriptionEvents.PLAN_ID.col(),
                SubscriptionEvents.PRICE.col(),
                SubscriptionEvents.CURRENCY.col())));
  }

  @Test
  void aPeriodIsThatOfThePlanElseOfTheEventElseAMonth() {
    String at = "2026-01-01T10:00:00Z";
    String properties = EventFields.PROPERTIES.name();
    Dataset<Row> told =
        kept(
            event(at, "renew", "a", "1"),
            event(at, "renew", "b", "1", Map.of(properties, Map.of("interval", "Year"))),
            event(at, "renew", "c", "1", Map.of(properties, Map.of("period_months", "3"))),
            event(at, "renew", "d", "1", Map.of(properties, Map.of("period_months", "0"))),
            event(at, "renew", "e", "1", Map.of(properties, Map.of("interval", "eternity"))));
    assertEquals(
        List.of("[a,1,assumed]", "[b,12,event]", "[c,3,event]", "[d,1,assumed]", "[e,1,assumed]"),
        shown(
            told.select(
                SubscriptionEvents.PLAN_ID.col(),
                SubscriptionEvents.PERIOD_MONTHS.col(),
                SubscriptionEvents.PERIOD_FROM.col())));
  }

  @Test
  void anEventHasThePriceOfTheSnapshotThatCountsOnItsDay() {
    Snapshots taken = new Snapshots(List.of(Night.of("2026-01-10"), Night.of("2026-01-20")));
    Dataset<Row> snapshots =
        dataset(
            Plans.TABLE,
            plan("2026-01-10", "p1", 1, "30"),
            plan("2026-01-20", "p1", 12, "300"),
            plan("2026-01-20", "p2", 3, "80"));
    Dataset<Row> events =
        dataset(
            Events.TABLE,
            event("2026-01-02T10:00:00Z", "subscribe", "p1", ""),
            event("2026-01-15T10:00:00Z", "subscribe", "p2", ""),
            event("2026-01-20T10:00:00Z", "subscribe", "p1", ""),
            event("2026-01-21T10:00:00Z", "subscribe", "p2", "1"));
    assertEquals(
        List.of("[p1,30.0000,1]", "[p1,300.0000,12]", "[p2,1.0000,3]", "[p2,null,1]"),
        shown(
            KeepSubscriptionEvents.kept(KeepSubscriptionEvents.withPrices(events, snapshots, taken))
                .select(
                    SubscriptionEvents.PLAN_ID.col(),
                    SubscriptionEvents.PRICE.col(),
                    SubscriptionEvents.PERIOD_MONTHS.col())));
    assertEquals(
        4,
        KeepSubscriptionEvents.withPrices(events, dataset(Plans.TABLE), new Snapshots(List.of()))
            .count());
  }

  private static Row plan(String night, String id, int months, String price) {
    return RowFactory.create(
        LocalDate.parse(night), id, null, new BigDecimal(price), "CNY", months);
  }
}
