package dev.vesper.jobs.revenue;

import static dev.vesper.jobs.revenue.EventRows.dataset;
import static dev.vesper.jobs.revenue.EventRows.event;
import static dev.vesper.jobs.revenue.EventRows.kept;
import static dev.vesper.jobs.revenue.EventRows.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Contract;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** The jobs over subscriptions, from a handful of events. */
final class RevenueJobsTest {
  private static final RevenueParams PARAMS = SomeSubscriptions.PARAMS;
  private static final Nights NIGHTS = SomeSubscriptions.nights("2026-01-01", "2026-02-05");

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
