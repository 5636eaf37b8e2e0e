package dev.vesper.jobs.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.Plans;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Contract;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** The jobs over subscriptions, from a handful of events. */
final class RevenueJobsTest {
  private static final RevenueParams PARAMS = SomeSubscriptions.PARAMS;
  private static final Nights NIGHTS = SomeSubscriptions.nights("2026-01-01", "2026-02-05");

  private static Dataset<Row> dataset(Table table, Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), table.schema());
  }

  /** An event of ann's, or with another user; a price, where it has one, is in CNY. */
  private static Row event(
      String at, String type, String plan, String amount, Map<String, ?> more) {
    Map<String, Object> told = new HashMap<>();
    told.put(Table.DT.name(), LocalDate.parse(at.substring(0, 10)));
    told.put(EventFields.EVENT_ID.name(), at + type + plan);
    told.put(EventFields.EVENT_TIME.name(), Timestamp.from(Instant.parse(at)));
    told.put(EventFields.EVENT_TYPE.name(), type);
    told.put(EventFields.USER_ID.name(), "ann");
    told.put(EventFields.PLAN_ID.name(), plan);
    if (!amount.isEmpty()) {
      told.put(EventFields.AMOUNT.name(), new BigDecimal(amount));
      told.put(EventFields.CURRENCY.name(), "CNY");
    }
    told.putAll(more);
    List<Object> values = new ArrayList<>();
    for (StructField field : Events.TABLE.schema().fields()) {
      values.add(told.getOrDefault(field.name(), filler(field)));
    }
    return RowFactory.create(values.toArray());
  }

  private static Row event(String at, String type, String plan, String amount) {
    return event(at, type, plan, amount, Map.of());
  }

  private static Object filler(StructField field) {
    if (field.nullable()) {
      return null;
    }
    if (field.dataType().equals(DataTypes.StringType)) {
      return "";
    }
    return field.dataType().equals(DataTypes.DateType) ? (Object) LocalDate.EPOCH : (Object) 1L;
  }

  private static Dataset<Row> kept(Row... events) {
    return KeepSubscriptionEvents.kept(
        KeepSubscriptionEvents.withoutPrices(
            KeepSubscriptionEvents.about(dataset(Events.TABLE, events))));
  }

  private static List<String> shown(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

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

  private static final Row[] EVENTS = {
    event("2026-01-01T10:00:00Z", "subscribe", "p1", "38"),
    event("2026-01-31T10:00:00Z", "cancel", "p1", ""),
    event("2026-01-31T10:30:00Z", "renew", "p2", "98"),
    event(
        "2026-01-05T10:00:00Z", "subscribe", "p1", "38", Map.of(EventFields.USER_ID.name(), "bob")),
    event(
        "2026-01-05T10:00:00Z",
        "subscribe",
        "p3",
        "38",
        Map.of(EventFields.COMMUNITY_ID.name(), "g", EventFields.USER_ID.name(), "bob"))
  };

  private static Dataset<Row> nobody() {
    return dataset(Subscriptions.TABLE);
  }

  private static Dataset<Row> upTo(Dataset<Row> events, String night) {
    return events.where(Table.DT.col().leq(LocalDate.parse(night)));
  }

  private static Dataset<Row> after(Dataset<Row> events, String night) {
    return events.where(Table.DT.col().gt(LocalDate.parse(night)));
  }

  @Test
  void aStateCarriedOnIsTheStateOfAllDays() {
    Dataset<Row> events = kept(EVENTS);
    Nights last = Nights.only(NIGHTS.last());
    Dataset<Row> atOnce =
        AdvanceSubscriptions.states(Subscribers.of(nobody(), events), NIGHTS, last, PARAMS);
    assertEquals(List.of(), Contract.problems(Subscriptions.TABLE, atOnce.schema()));
    Nights january = SomeSubscriptions.nights("2026-01-01", "2026-01-31");
    Dataset<Row> before =
        AdvanceSubscriptions.states(
                Subscribers.of(nobody(), upTo(events, "2026-01-31")),
                january,
                Nights.only(january.last()),
                PARAMS)
            .localCheckpoint();
    Dataset<Row> carried =
        AdvanceSubscriptions.states(
            Subscribers.of(before, after(events, "2026-01-31")),
            SomeSubscriptions.nights("2026-02-01", "2026-02-05"),
            last,
            PARAMS);
    assertEquals(shown(atOnce), shown(carried));
    assertEquals(
        List.of(
            "[ann,p1,null,ended,0.0000,2026-02-01,2026-02-01,cancelled]",
            "[ann,p2,null,active,98.0000,2026-02-28,null,null]",
            "[bob,p1,null,overdue,38.0000,2026-02-05,null,null]",
            "[bob,p3,g,overdue,38.0000,2026-02-05,null,null]"),
        shown(
            atOnce.select(
                Subscriptions.USER_ID.col(),
                Subscriptions.PLAN_ID.col(),
                Subscriptions.COMMUNITY_ID.col(),
                Subscriptions.STATUS.col(),
                Subscriptions.MRR.col(),
                Subscriptions.PAID_UNTIL.col(),
                Subscriptions.ENDED_ON.col(),
                Subscriptions.ENDED_BY.col())));
  }

  @Test
  void revenueOfAllUsersAddsUp() {
    RevenueCounts counts =
        MeasureRevenue.counts(Subscribers.of(nobody(), kept(EVENTS)), NIGHTS, PARAMS);
    List<String> moved =
        new RevenueRows(counts, NIGHTS)
            .movements().stream()
                .filter(row -> row.movements() > 0 && row.planId().isEmpty())
                .map(
                    row ->
                        row.dt()
                            + " "
                            + row.movement()
                            + " "
                            + row.movements()
                            + " "
                            + row.amount())
                .toList();
    assertEquals(
        List.of(
            "2026-01-01 NEW 1 38.0000",
            "2026-01-05 NEW 1 76.0000",
            "2026-01-31 EXPANSION 1 98.0000",
            "2026-02-01 CONTRACTION 1 -38.0000"),
        moved);
  }

  @Test
  void whoHasASubscriptionInForceOnWhichNightIsToldInSpans() {
    Dataset<Row> events = kept(EVENTS);
    assertEquals(
        List.of(
            "[ann,p1,null,2026-01-01,2026-01-31]",
            "[ann,p2,null,2026-01-31,2026-02-05]",
            "[bob,p1,null,2026-01-05,2026-02-05]",
            "[bob,p3,g,2026-01-05,2026-02-05]"),
        shown(SubscriptionSpans.of(nobody(), events, NIGHTS, PARAMS)));
    assertEquals(List.of(), shown(SubscriptionSpans.of(nobody(), kept(), NIGHTS, PARAMS)));
  }

  @Test
  void whatIsDueInThirtyDaysIsExpectedAtTheRateOfAll() {
    Night night = Night.of("2026-01-05");
    Dataset<Row> standing =
        AdvanceSubscriptions.states(
            Subscribers.of(nobody(), upTo(kept(EVENTS), "2026-01-05")),
            SomeSubscriptions.nights("2026-01-01", "2026-01-05"),
            Nights.only(night),
            PARAMS);
    Dataset<Row> outcomes =
        dataset(
            RenewalOutcomes.TABLE,
            RowFactory.create(night.date(), "p1", "renewed", 0, 3L),
            RowFactory.create(night.date(), "p1", "cancelled", 28, 5L),
            RowFactory.create(night.date(), "p2", "expired", 0, 1L));
    List<String> expected =
        new ExpectRenewals(PARAMS)
            .expected(standing, outcomes, night).stream()
                .map(
                    row ->
                        row.planId()
                            + " "
                            + row.dueOn()
                            + " "
                            + row.due()
                            + " "
                            + row.rateOf()
                            + " "
                            + row.renewedPeriods()
                            + "/"
                            + row.endedPeriods()
                            + " "
                            + row.expectedAmount().orElseThrow())
                .sorted()
                .toList();
    assertEquals(List.of("p1 2026-02-01 1 all 3/4 28.5000"), expected);
    assertTrue(
        new ExpectRenewals(PARAMS)
            .expected(standing, dataset(RenewalOutcomes.TABLE), night).stream()
                .allMatch(row -> row.renewalRate().isEmpty() && row.expectedAmount().isEmpty()));
  }

  @Test
  void withoutAnySubscriptionThereIsNothing() {
    Dataset<Row> users = Subscribers.of(nobody(), kept());
    assertEquals(0, AdvanceSubscriptions.states(users, NIGHTS, NIGHTS, PARAMS).count());
    assertEquals(Map.of(), MeasureRevenue.counts(users, NIGHTS, PARAMS).cells());
    assertEquals(
        0,
        AdvanceSubscriptions.states(
                Subscribers.of(
                    nobody(),
                    kept(
                        event(
                            "2026-01-01T10:00:00Z",
                            "subscribe",
                            "p1",
                            "38",
                            Collections.singletonMap(EventFields.USER_ID.name(), null)))),
                NIGHTS,
                NIGHTS,
                PARAMS)
            .count());
  }
}
