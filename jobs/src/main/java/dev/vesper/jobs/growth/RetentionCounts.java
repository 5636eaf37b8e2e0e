package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, user by user, who of a cohort came back when. A cell is counted on the night on which its
 * period ends, and on no other; counts over parts of the users add up.
 */
final class RetentionCounts {
  private final LocalDate start;
  private final int end;
  private final RetentionParams params;
  private final List<Grain> grains;
  private final Map<RetentionCell, Long> counts = new HashMap<>();

  RetentionCounts(Nights nights, RetentionParams params, List<Grain> grains) {
    this.start = nights.first().date();
    this.end = Presence.LOOK_BACK + nights.count() - 1;
    this.params = params;
    this.grains = List.copyOf(grains);
  }

  /** Counts one user of a cohort in every cell that ends in the run. */
  void add(Presence user, CohortKind kind, int birth) {
    for (Grain grain : grains) {
      LocalDate cohort = grain.start(day(birth));
      if (endOf(grain, cohort, params.longest().get(grain)) >= Presence.LOOK_BACK) {
        add(RetentionCell.size(kind, grain, cohort), 1);
        countReturns(user, kind, grain, cohort);
        countLast(user, kind, grain, cohort);
      }
    }
    for (RetentionParams.Bracket bracket : params.brackets()) {
      int last = birth + bracket.to();
      if (inRun(last) && user.between(birth + bracket.from(), last)) {
        add(RetentionCell.bracket(kind, day(birth), bracket), 1);
      }
    }
  }

  private void countReturns(Presence user, CohortKind kind, Grain grain, LocalDate cohort) {
    int oldest = Math.max(0, grain.between(cohort, grain.start(start)));
    int begin = Presence.place(start, grain.plus(cohort, oldest));
    for (int n = oldest; n <= params.longest().get(grain); n++) {
      int next = Presence.place(start, grain.plus(cohort, n + 1));
      if (next - 1 > end) {
        return;
      }
      if (inRun(next - 1) && user.between(begin, next - 1)) {
        add(RetentionCell.on(kind, grain, cohort, n), 1);
      }
      begin = next;
    }
  }

  private void countLast(Presence user, CohortKind kind, Grain grain, LocalDate cohort) {
    for (int age : params.ages().get(grain)) {
      int last = endOf(grain, cohort, age);
      if (inRun(last)) {
        LocalDate active = grain.start(day(user.lastUpTo(last)));
        add(RetentionCell.lasted(kind, grain, cohort, age, grain.between(cohort, active)), 1);
      }
    }
  }

  private int endOf(Grain grain, LocalDate cohort, int n) {
    return Presence.place(start, grain.plus(cohort, n + 1)) - 1;
  }

  private boolean inRun(int place) {
    return place >= Presence.LOOK_BACK && place <= end;
  }

  private LocalDate day(int place) {
    return start.plusDays(place - Presence.LOOK_BACK);
  }

  /** Adds what was counted over other users. */
  void add(RetentionCell cell, long users) {
    counts.merge(cell, users, Long::sum);
  }

  /** The users in each cell; a cell without users is absent. */
  Map<RetentionCell, Long> counts() {
    return counts;
  }
}
