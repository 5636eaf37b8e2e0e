package dev.vesper.jobs.funnel;

import dev.vesper.jobs.funnel.Cell.Group;
import dev.vesper.jobs.funnel.Cell.Tallied;
import dev.vesper.jobs.funnel.Cell.Tally;
import dev.vesper.jobs.funnel.Cell.Took;
import dev.vesper.pipeline.night.Nights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts, user by user, who got how far. What happened in the run is told one by one with the time
 * it took; of what was there before, and of the model, only numbers are wanted, and these add up.
 */
final class CellCounts {
  private final FunnelParams params;
  private final BusinessDays days;
  private final int first;
  private final int last;
  private final int oldestSeen;
  private final Map<Cell, Long> sums = new HashMap<>();

  CellCounts(Nights nights, FunnelParams params) {
    this.params = params;
    this.days = new BusinessDays(params.zone());
    this.first = Math.toIntExact(nights.first().date().toEpochDay());
    this.last = Math.toIntExact(nights.last().date().toEpochDay());
    this.oldestSeen = Math.toIntExact(ModelCohort.oldestDay(nights.first()).toEpochDay());
  }

  /** Counts one user in all funnels, and tells what has a time. */
  List<Tallied> add(FunnelUser user) {
    List<Tallied> told = new ArrayList<>();
    for (Funnel funnel : params.funnels()) {
      Walk walk = user.walk(funnel);
      user.events().forEach(walk::see);
      report(funnel, walk, told);
      reach(funnel, walk, told);
    }
    Walk model = user.walk(Funnel.MODEL);
    user.events().forEach(model::see);
    model.attempts().forEach(this::model);
    return told;
  }

  /** What was added up, once all users are counted. */
  List<Tallied> sums() {
    return sums.entrySet().stream()
        .map(each -> new Tallied(each.getKey(), each.getValue(), Optional.empty()))
        .toList();
  }

  /** The attempts whose day is reported in the run. */
  private void report(Funnel funnel, Walk walk, List<Tallied> told) {
    for (Attempt attempt : walk.attempts()) {
      OptionalInt night = walk.reportedOn(attempt, days);
      if (night.isPresent() && night.getAsInt() >= first && night.getAsInt() <= last) {
        Optional<Integer> day = Optional.of(days.of(attempt.enteredAt()));
        for (int step = 0; step < attempt.steps(); step++) {
          Took took = Took.of(attempt, step);
          for (Group group : Group.of(funnel, attempt.origin())) {
            Cell cell = new Cell(Tally.ENTERED, group, day, Optional.of(night.getAsInt()), step);
            told.add(new Tallied(cell, 1, Optional.of(took)));
          }
        }
      }
    }
  }

  /** A user counts for a step with the first attempt to reach it, among those of the first. */
  private void reach(Funnel funnel, Walk walk, List<Tallied> told) {
    int furthest = 0;
    for (Attempt attempt : walk.attempts()) {
      for (int step = furthest; step < attempt.steps(); step++) {
        Took took = Took.of(attempt, step);
        Optional<Integer> night = inRun(attempt.reachedAt().get(step));
        for (Group group : Group.of(funnel, walk.attempts().get(0).origin())) {
          Cell cell = new Cell(Tally.TO_DATE, group, Optional.empty(), night, step);
          if (night.isPresent()) {
            told.add(new Tallied(cell, 1, Optional.of(took)));
          } else {
            sums.merge(cell, 1L, Long::sum);
          }
        }
      }
      furthest = Math.max(furthest, attempt.steps());
    }
  }

  private void model(Attempt attempt) {
    int seen = days.of(attempt.enteredAt());
    if (seen >= oldestSeen) {
      for (int step = 0; step < attempt.steps(); step++) {
        Optional<Integer> night = inRun(attempt.reachedAt().get(step));
        Group all = Group.everybody(Funnel.MODEL);
        sums.merge(new Cell(Tally.MODEL, all, Optional.of(seen), night, step), 1L, Long::sum);
      }
    }
  }

  /** The night of a moment of the run; absent for any before it. */
  private Optional<Integer> inRun(long at) {
    return Optional.of(days.of(at)).filter(night -> night >= first);
  }
}
