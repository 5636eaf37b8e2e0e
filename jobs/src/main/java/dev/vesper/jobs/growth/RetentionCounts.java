package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.EnumMap;
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
  private final Map<Grain, CohortNumbers> places = new EnumMap<>(Grain.class);
  private final Map<Cohort, long[]> counts = new HashMap<>();

  RetentionCounts(Nights nights, RetentionParams params, List<Grain> grains) {
    this.start = nights.first().date();
    this.end = Presence.LOOK_BACK + nights.count() - 1;
    this.params = params;
    grains.forEach(grain -> places.put(grain, new CohortNumbers(params, grain)));
  }

  /** Counts one user of a cohort in every cell that ends in the run. */
  void add(Presence user, CohortKind kind, int birth) {
    places.forEach(
        (grain, numbers) -> {
          LocalDate cohort = grain.start(day(birth));
          if (endOf(grain, cohort, numbers.longest()) >= Presence.LOOK_BACK) {
            long[] mine =
                counts.computeIfAbsent(
                    new Cohort(kind, grain, cohort), any -> new long[numbers.count()]);
            mine[CohortNumbers.SIZE]++;
            countReturns(user, grain, cohort, mine);
            countLast(user, grain, cohort, mine);
            if (grain == Grain.DAY) {
              countBrackets(user, birth, mine);
            }
          }
        });
  }

  private void countReturns(Presence user, Grain grain, LocalDate cohort, long[] mine) {
    CohortNumbers numbers = places.get(grain);
    int oldest = Math.max(0, grain.between(cohort, grain.start(start)));
    int begin = Presence.place(start, grain.plus(cohort, oldest));
    for (int n = oldest; n <= numbers.longest(); n++) {
      int next = Presence.place(start, grain.plus(cohort, n + 1));
      if (next - 1 > end) {
        return;
      }
      if (inRun(next - 1) && user.between(begin, next - 1)) {
        mine[numbers.on(n)]++;
      }
      begin = next;
    }
  }

  private void countLast(Presence user, Grain grain, LocalDate cohort, long[] mine) {
    CohortNumbers numbers = places.get(grain);
    for (int age = 0; age < numbers.ages().size(); age++) {
      int last = endOf(grain, cohort, numbers.ages().get(age));
      if (inRun(last)) {
        LocalDate active = grain.start(day(user.lastUpTo(last)));
        mine[numbers.lasted(age, grain.between(cohort, active))]++;
      }
    }
  }

  private void countBrackets(Presence user, int birth, long[] mine) {
    CohortNumbers numbers = places.get(Grain.DAY);
    for (int which = 0; which < params.brackets().size(); which++) {
      RetentionParams.Bracket bracket = params.brackets().get(which);
      int last = birth + bracket.to();
      if (inRun(last) && user.between(birth + bracket.from(), last)) {
        mine[numbers.bracket(which)]++;
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

  /** By cohort, the numbers that {@link CohortNumbers} names. */
  Map<Cohort, long[]> counts() {
    return counts;
  }
}
