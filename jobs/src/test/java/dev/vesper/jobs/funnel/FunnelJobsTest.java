package dev.vesper.jobs.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.funnel.SomeEvents.Event;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** The jobs of funnels on literal rows, over the night on which the clock goes forward. */
final class FunnelJobsTest {
  private static final Nights ALL = new Nights(Night.of("2026-03-25"), Night.of("2026-04-03"));
  private static final Window EVER = Window.EVER;
  private static final Window DAYS = Window.of(Optional.of(Duration.ofDays(2)));

  private static Funnel funnel(
      String name, Mode mode, Window window, Counted counted, String... steps) {
    return new Funnel(
        name,
        List.of(steps).stream().map(Funnel.Step::of).toList(),
        mode,
        window,
        counted,
        List.of("cancel"),
        List.of(Breakdown.CHANNEL));
  }

  private static final FunnelParams PARAMS =
      new FunnelParams(
          SomeEvents.ZONE,
          List.of(
              funnel("ever", Mode.ORDERED, EVER, Counted.FIRST_TIME, "view", "play|read", "like"),
              funnel("days", Mode.ORDERED, DAYS, Counted.FIRST_TIME, "view", "play|read", "like"),
              funnel("any", Mode.ANY, DAYS, Counted.FIRST_TIME, "view", "play", "like"),
              funnel("strict", Mode.STRICT, DAYS, Counted.RECURRING, "view", "play", "like"),
              funnel("again", Mode.ORDERED, DAYS, Counted.RECURRING, "view", "play"),
              funnel("again_ever", Mode.ORDERED, EVER, Counted.RECURRING, "view", "play", "like")));

  private static SomeEvents random() {
    Random random = new Random(5);
    List<String> types =
        List.of(
            "view", "view", "play", "read", "like", "cancel", "register", "complete", "purchase");
    long start = ALL.first().startsAt(SomeEvents.ZONE).getEpochSecond();
    int length = (int) (ALL.last().endsAt(SomeEvents.ZONE).getEpochSecond() - start);
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 900; number++) {
      String user = random.nextInt(20) == 0 ? null : "u" + random.nextInt(70);
      Instant at = Instant.ofEpochSecond(start + random.nextInt(length) / 60 * 60L);
      String channel = List.of("mail", "web", "").get(random.nextInt(3));
      events.add(
          new Event(
              user,
              at,
              types.get(random.nextInt(types.size())),
              channel.isEmpty() ? null : channel));
    }
    return new SomeEvents(events);
  }

  private static Dataset<Row> rows(Dataset<Row> before, SomeEvents events, Nights nights) {
    return FunnelUsers.rows(before, events.events(nights), events.days(nights), PARAMS);
  }

  private static Dataset<Row> ordered(Dataset<Row> states) {
    return states.select(
        List.of(FunnelProgress.TABLE.schema().fieldNames()).stream()
            .map(functions::col)
            .toArray(Column[]::new));
  }

  private static List<String> shown(Dataset<Row> states, Night night) {
    return ordered(states).where(Table.DT.col().equalTo(night.date())).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<String> measured(Dataset<Row> users, Nights nights) {
    CellSums sums = CellSums.of(users, nights, PARAMS);
    List<Row> rows =
        new ArrayList<>(
            RecordEncoder.rows(Funnels.TABLE, FunnelRows.of(sums, nights, PARAMS.funnels())));
    rows.addAll(RecordEncoder.rows(ConversionModels.TABLE, ConversionRow.of(sums, nights)));
    return rows.stream().map(Row::toString).sorted().toList();
  }

  @Test
  void nightByNightGivesTheStatesAndTheNumbersOfOnePass() {
    SomeEvents events = random();
    Dataset<Row> atOnce = rows(SomeEvents.nothing(), events, ALL);
    List<String> numbers = measured(atOnce, ALL);
    Dataset<Row> states = AdvanceFunnels.progress(atOnce, ALL, PARAMS).localCheckpoint();
    List<String> nightly = new ArrayList<>();
    Dataset<Row> state = SomeEvents.nothing();
    for (Night night : ALL.list()) {
      Nights only = Nights.only(night);
      Dataset<Row> users = rows(state, events, only);
      nightly.addAll(measured(users, only));
      state = ordered(AdvanceFunnels.progress(users, only, PARAMS)).localCheckpoint();
      assertEquals(shown(states, night), shown(state, night), night.toString());
    }
    assertFalse(numbers.isEmpty());
    assertEquals(
        String.join("\n", numbers), nightly.stream().sorted().collect(Collectors.joining("\n")));
  }

  @Test
  void countsNeverRiseWindowsOnlyLoseAndBreakdownsAddUp() {
    CellSums sums = CellSums.of(rows(SomeEvents.nothing(), random(), ALL), ALL, PARAMS);
    List<FunnelRow> rows = FunnelRows.of(sums, ALL, PARAMS.funnels());
    Map<String, Long> broken = new HashMap<>();
    Map<String, Long> whole = new HashMap<>();
    for (FunnelRow row : rows) {
      assertTrue(row.reached() <= row.reachedBefore() && row.reachedBefore() <= row.entered());
      String place = row.dt() + row.funnel() + row.scope() + row.enteredOn() + row.step();
      Map<String, Long> sum = row.breakdown().equals(Funnels.ALL) ? whole : broken;
      sum.merge(place, row.reached(), Long::sum);
    }
    assertEquals(whole, broken);
    for (FunnelRow row : rows) {
      if (row.funnel().equals("days") && row.scope() == Scope.TO_DATE) {
        assertTrue(
            rows.stream()
                .filter(other -> other.funnel().equals("ever") && other.scope() == Scope.TO_DATE)
                .filter(other -> other.dt().equals(row.dt()) && other.step() == row.step())
                .filter(other -> other.breakdownValue().equals(row.breakdownValue()))
                .allMatch(other -> row.reached() <= other.reached()));
      }
    }
    assertTrue(whole.keySet().stream().anyMatch(place -> place.contains("ENTERED")));
  }

  @Test
  void nothingGivesNothingAndOneEventOneUser() {
    assertEquals(
        List.of(), measured(rows(SomeEvents.nothing(), new SomeEvents(List.of()), ALL), ALL));
    Instant at = Instant.parse("2026-03-25T12:00:00Z");
    Nights first = Nights.only(ALL.first());
    SomeEvents nobody = new SomeEvents(List.of(new Event(null, at, "view", null)));
    assertEquals(List.of(), measured(rows(SomeEvents.nothing(), nobody, first), first));
    SomeEvents one = new SomeEvents(List.of(new Event("u", at, "view", null)));
    CellSums sums = CellSums.of(rows(SomeEvents.nothing(), one, first), first, PARAMS);
    List<FunnelRow> rows = FunnelRows.of(sums, first, PARAMS.funnels());
    assertEquals(6 * 2 * 3 - 2, rows.size());
    assertTrue(rows.stream().allMatch(row -> row.entered() == 1 && row.scope() == Scope.TO_DATE));
    assertEquals(6 * 2, rows.stream().mapToLong(FunnelRow::reached).sum());
    assertEquals(1, ConversionRow.of(sums, first).size());
  }

  @Test
  void ofTwoEventsAtOneMomentTheOneWithTheLesserIdComesFirst() {
    Instant at = Instant.parse("2026-03-25T12:00:00Z");
    Nights first = Nights.only(ALL.first());
    for (List<String> types : List.of(List.of("view", "read"), List.of("read", "view"))) {
      SomeEvents two =
          new SomeEvents(types.stream().map(type -> new Event("u", at, type, null)).toList());
      CellSums sums = CellSums.of(rows(SomeEvents.nothing(), two, first), first, PARAMS);
      long reached =
          FunnelRows.of(sums, first, PARAMS.funnels()).stream()
              .filter(row -> row.funnel().equals("ever") && row.breakdown().equals(Funnels.ALL))
              .mapToLong(FunnelRow::reached)
              .sum();
      assertEquals(types.get(0).equals("view") ? 2 : 1, reached);
    }
  }

  @Test
  void theModelIsTheProductOfItsRatesAndCountsWhoWasSeenInThePeriod() {
    Instant at = Instant.parse("2026-03-25T12:00:00Z");
    List<Event> events = new ArrayList<>();
    for (String user : List.of("a", "b", "c", "d")) {
      events.add(new Event(user, at, "view", null));
    }
    for (String user : List.of("a", "b", "c")) {
      events.add(new Event(user, at.plusSeconds(60), "register", null));
    }
    events.add(new Event("a", at.plusSeconds(120), "complete", null));
    events.add(new Event("b", at.plusSeconds(120), "complete", null));
    events.add(new Event("c", at.plusSeconds(180), "purchase", null));
    events.add(new Event("a", at.plus(Duration.ofDays(8)), "purchase", null));
    CellSums sums =
        CellSums.of(rows(SomeEvents.nothing(), new SomeEvents(events), ALL), ALL, PARAMS);
    List<ConversionRow> rows = ConversionRow.of(sums, ALL);
    ConversionRow last = rows.get(rows.size() - 1);
    assertEquals(ALL.last().date(), last.dt());
    assertEquals("2026-03-01", last.periodStart().toString());
    assertEquals(
        List.of(4L, 3L, 2L, 1L),
        List.of(last.candidates(), last.registered(), last.completed(), last.paid()));
    assertEquals(1.0, last.payingUsers(), 1e-12);
    assertEquals(0.0, rows.get(0).payingUsers());
    assertFalse(rows.get(0).isComplete());
    assertTrue(last.isComplete());
  }
}
