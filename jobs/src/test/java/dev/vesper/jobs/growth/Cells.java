package dev.vesper.jobs.growth;

import dev.vesper.jobs.growth.RetentionParams.Bracket;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The cells that were counted, by what they are called, without empty ones. */
final class Cells {
  private Cells() {}

  static Map<String, Long> of(Map<Cohort, long[]> counts, RetentionParams params) {
    Map<String, Long> cells = new TreeMap<>();
    counts.forEach((cohort, numbers) -> add(cohort, numbers, params, cells));
    cells.values().removeIf(users -> users == 0);
    return cells;
  }

  private static void add(
      Cohort cohort, long[] numbers, RetentionParams params, Map<String, Long> cells) {
    CohortNumbers places = new CohortNumbers(params, cohort.grain());
    for (int n = 0; n <= places.longest(); n++) {
      cells.put(on(cohort.grain(), cohort.start(), n), numbers[places.on(n)]);
    }
    for (int age = 0; age < places.ages().size(); age++) {
      for (int n = 0; n <= places.ages().get(age); n++) {
        cells.put(
            lasted(cohort.grain(), cohort.start(), places.ages().get(age), n),
            numbers[places.lasted(age, n)]);
      }
    }
    if (cohort.grain() == Grain.DAY) {
      for (int which = 0; which < params.brackets().size(); which++) {
        cells.put(
            bracket(cohort.start(), params.brackets().get(which)), numbers[places.bracket(which)]);
      }
    }
  }

  static String on(Grain grain, LocalDate cohort, int n) {
    return "%s %s on %d".formatted(grain, cohort, n);
  }

  static String lasted(Grain grain, LocalDate cohort, int age, int n) {
    return "%s %s at age %d last on %d".formatted(grain, cohort, age, n);
  }

  static String bracket(LocalDate cohort, Bracket days) {
    return "%s from %d to %d".formatted(cohort, days.from(), days.to());
  }
}
