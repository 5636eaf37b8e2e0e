package dev.vesper.jobs.revenue;

import dev.vesper.jobs.revenue.RevenueCell.Level;
import dev.vesper.jobs.revenue.RevenueCounts.Sum;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of {@link MrrMovements} and {@link RenewalOutcomes} from what was counted. */
record RevenueRows(RevenueCounts counts, Nights nights) {
  private static final Map<String, Movement> MOVEMENTS =
      Arrays.stream(Movement.values()).collect(Collectors.toMap(Enum::name, each -> each));
  private static final Map<String, Outcome> OUTCOMES =
      Arrays.stream(Outcome.values()).collect(Collectors.toMap(Enum::name, each -> each));

  /** A row of {@link MrrMovements}. */
  record MovementRow(
      LocalDate dt,
      Optional<String> planId,
      Movement movement,
      LocalDate datedOn,
      long movements,
      BigDecimal amount,
      BigDecimal openingMrr,
      BigDecimal netMrr,
      BigDecimal closingMrr,
      long subscriptions,
      long foreignSubscriptions,
      long payingUsers) {}

  /** A row of {@link RenewalOutcomes}. */
  record OutcomeRow(LocalDate dt, String planId, Outcome outcome, int noticeDays, long periods) {}

  /** A night and a plan. */
  private record Page(LocalDate night, String plan) {}

  List<OutcomeRow> outcomes() {
    return counts.cells().entrySet().stream()
        .filter(each -> OUTCOMES.containsKey(each.getKey().figure()))
        .map(each -> outcome(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(OutcomeRow::dt).thenComparing(OutcomeRow::planId))
        .toList();
  }

  private static OutcomeRow outcome(RevenueCell cell, Sum sum) {
    return new OutcomeRow(
        cell.night(), cell.plan(), OUTCOMES.get(cell.figure()), cell.detail(), sum.count());
  }

  List<MovementRow> movements() {
    Map<Page, NavigableMap<RevenueCell, Sum>> moved = moved();
    Map<LocalDate, Set<String>> plans = plans();
    List<MovementRow> rows = new ArrayList<>();
    for (Night night : nights.list()) {
      for (String plan : plans.getOrDefault(night.date(), Set.of(RevenueCell.ALL))) {
        rows.addAll(page(new Page(night.date(), plan), moved));
      }
    }
    return rows;
  }

  /** By night: all plans together, and each that anybody has subscribed to by then. */
  private Map<LocalDate, Set<String>> plans() {
    return counts.cells().keySet().stream()
        .filter(cell -> cell.figure().equals(Level.KNOWN.name()))
        .collect(
            Collectors.groupingBy(
                RevenueCell::night,
                Collectors.mapping(RevenueCell::plan, Collectors.toCollection(TreeSet::new))));
  }

  private Map<Page, NavigableMap<RevenueCell, Sum>> moved() {
    Map<Page, NavigableMap<RevenueCell, Sum>> moved = new HashMap<>();
    counts
        .cells()
        .forEach(
            (cell, sum) -> {
              if (MOVEMENTS.containsKey(cell.figure())) {
                moved
                    .computeIfAbsent(new Page(cell.night(), cell.plan()), page -> sorted())
                    .put(cell, sum);
              }
            });
    return moved;
  }

  private static NavigableMap<RevenueCell, Sum> sorted() {
    return new TreeMap<>(
        Comparator.comparing(RevenueCell::figure).thenComparing(RevenueCell::detail));
  }

  /** Every kind of movement has a row, with or without movements. */
  private List<MovementRow> page(Page page, Map<Page, NavigableMap<RevenueCell, Sum>> moved) {
    NavigableMap<RevenueCell, Sum> cells = moved.getOrDefault(page, sorted());
    for (Movement kind : Movement.values()) {
      cells.putIfAbsent(RevenueCell.moved(page.night, page.plan, kind, page.night), Sum.NONE);
    }
    long net = cells.values().stream().mapToLong(Sum::amount).sum();
    long opening = level(page.night.minusDays(1), page.plan, Level.IN_FORCE).amount();
    return cells.entrySet().stream().map(each -> row(each, opening, net)).toList();
  }

  private MovementRow row(Map.Entry<RevenueCell, Sum> each, long opening, long net) {
    RevenueCell cell = each.getKey();
    Sum inForce = level(cell.night(), cell.plan(), Level.IN_FORCE);
    return new MovementRow(
        cell.night(),
        cell.plan().equals(RevenueCell.ALL) ? Optional.empty() : Optional.of(cell.plan()),
        MOVEMENTS.get(cell.figure()),
        LocalDate.ofEpochDay(cell.detail()),
        each.getValue().count(),
        Price.money(each.getValue().amount()),
        Price.money(opening),
        Price.money(net),
        Price.money(inForce.amount()),
        inForce.count(),
        level(cell.night(), cell.plan(), Level.FOREIGN).count(),
        level(cell.night(), cell.plan(), Level.USERS).count());
  }

  private Sum level(LocalDate night, String plan, Level level) {
    return counts.value(RevenueCell.of(night, plan, level));
  }
}
