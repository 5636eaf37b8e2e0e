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
  /** Stands for a cohort all of whose cells ended before the run. */
  private static final Counted ENDED = new Counted(new int[0], new long[0]);

  private final LocalDate start;
  private final int end;
  private final RetentionParams params;
  private final Map<Grain, CohortNumbers> places = new EnumMap<>(Grain.class);
  private final Map<Cohort, Counted> counts = new HashMap<>();

  /** What is counted of a cohort. */
  private static final class Counted {
    /** The place of the first day of each period, and of the one after the last. */
    private final int[] begins;

    private final long[] numbers;

    Counted(int[] begins, long[] numbers) {
      this.begins = begins;
      this.numbers = numbers;
    }

    /** The place of the last day of a period. */
    int endOf(int n) {
      return begins[n + 1] - 1;
    }
  }

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
          Counted mine =
              counts.computeIfAbsent(new Cohort(kind, grain, cohort), any -> none(grain, cohort));
          if (mine != ENDED) {
            mine.numbers[CohortNumbers.SIZE]++;
            countReturns(user, numbers, mine);
            countLast(user, grain, cohort, mine);
            if (grain == Grain.DAY) {
              countBrackets(user, birth, mine.numbers);
            }
          }
        });
  }

  private Counted none(Grain grain, LocalDate cohort) {
    CohortNumbers numbers = places.get(grain);
    LocalDate next = grain.plus(cohort, numbers.longest() + 1);
    if (Presence.place(start, next) <= Presence.LOOK_BACK) {
      return ENDED;
    }
    int[] begins = new int[numbers.longest() + 2];
    for (int n = 0; n < begins.length; n++) {
      begins[n] = Presence.place(start, grain.plus(cohort, n));
    }
    return new Counted(begins, new long[numbers.count()]);
  }

  private void countReturns(Presence user, CohortNumbers numbers, Counted mine) {
    for (int n = 0; n <= numbers.longest(); n++) {
      int last = mine.endOf(n);
      if (last > end) {
        return;
      }
      if (last >= Presence.LOOK_BACK && user.between(mine.begins[n], last)) {
        mine.numbers[numbers.on(n)]++;
      }
    }
  }

  private void countLast(Presence user, Grain grain, LocalDate cohort, Counted mine) {
    CohortNumbers numbers = places.get(grain);
    for (int age = 0; age < numbers.ages().size(); age++) {
      int last = mine.endOf(numbers.ages().get(age));
      if (inRun(last)) {
        LocalDate active = grain.start(day(user.lastUpTo(last)));
        mine.numbers[numbers.lasted(age, grain.between(cohort, active))]++;
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

  private boolean inRun(int place) {
    return place >= Presence.LOOK_BACK && place <= end;
  }

  private LocalDate day(int place) {
    return start.plusDays(place - Presence.LOOK_BACK);
  }

  /** By cohort, the numbers that {@link CohortNumbers} names. */
  Map<Cohort, long[]> counts() {
    Map<Cohort, long[]> told = new HashMap<>();
    counts.forEach(
        (cohort, mine) -> {
          if (mine != ENDED) {
            told.put(cohort, mine.numbers);
          }
        });
    return told;
  }
}
