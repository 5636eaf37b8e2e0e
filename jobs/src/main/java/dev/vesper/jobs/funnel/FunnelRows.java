package dev.vesper.jobs.funnel;

import dev.vesper.jobs.funnel.Cell.Group;
import dev.vesper.jobs.funnel.Cell.Tally;
import dev.vesper.jobs.funnel.FunnelRow.Head;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@link Funnels}, from what was counted over a run of nights. */
final class FunnelRows {
  private final CellSums sums;
  private final Nights nights;
  private final List<FunnelRow> rows = new ArrayList<>();

  private FunnelRows(CellSums sums, Nights nights) {
    this.sums = sums;
    this.nights = nights;
  }

  /** The rows of all funnels on all nights of a run. */
  static List<FunnelRow> of(CellSums sums, Nights nights, List<Funnel> funnels) {
    FunnelRows all = new FunnelRows(sums, nights);
    for (Funnel funnel : funnels) {
      all.beginnings(funnel, Tally.ENTERED).forEach(cell -> all.report(funnel, cell));
      all.beginnings(funnel, Tally.TO_DATE).stream()
          .map(Cell::group)
          .distinct()
          .forEach(group -> all.sumUp(funnel, group));
    }
    return all.rows;
  }

  /** The cells of the first step; who is in none of them is in no cell of a later one. */
  private List<Cell> beginnings(Funnel funnel, Tally tally) {
    return sums.cells().keySet().stream()
        .filter(cell -> cell.tally() == tally && cell.step() == 0)
        .filter(cell -> cell.group().funnel().equals(funnel.name()))
        .toList();
  }

  private void report(Funnel funnel, Cell first) {
    LocalDate dt = LocalDate.ofEpochDay(first.night().orElseThrow());
    Optional<LocalDate> day = first.day().map(LocalDate::ofEpochDay);
    Head head = new Head(dt, funnel, first.group(), Scope.ENTERED, day);
    long[] reached = new long[funnel.steps().size()];
    add(reached, first);
    add(head, reached, first);
  }

  private void sumUp(Funnel funnel, Group group) {
    Cell before = new Cell(Tally.TO_DATE, group, Optional.empty(), Optional.empty(), 0);
    long[] reached = new long[funnel.steps().size()];
    add(reached, before);
    for (Night night : nights.list()) {
      Head head = new Head(night.date(), funnel, group, Scope.TO_DATE, Optional.empty());
      Cell tonight = before.on(night);
      add(reached, tonight);
      if (reached[0] > 0) {
        add(head, reached, tonight);
      }
    }
  }

  private void add(long[] reached, Cell first) {
    for (int step = 0; step < reached.length; step++) {
      reached[step] += sums.at(first.at(step)).users();
    }
  }

  private void add(Head head, long[] reached, Cell first) {
    for (int step = 0; step < reached.length; step++) {
      rows.add(FunnelRow.of(head, step, reached, sums.at(first.at(step))));
    }
  }
}
