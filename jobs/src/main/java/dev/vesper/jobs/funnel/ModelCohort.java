package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The users first seen in a period, as the model looks at them on a night.
 *
 * @param period the word for the kind of period
 * @param start its first day
 * @param end its last day, the night at the latest
 * @param isComplete whether the period has ended
 */
record ModelCohort(String period, LocalDate start, LocalDate end, boolean isComplete) {
  private static final int MONTHS_BEFORE = 2;
  private static final int WINDOW = 28;
  private static final String MONTH = "month";
  private static final String DAYS = "28_days";

  static final String WORDS =
      MONTH
          + " (the month of the night or one of the 2 before, to date), "
          + DAYS
          + " (the 28 days that ended 28 days ago, so that everybody has had 4 weeks at least)";

  /** The cohorts of a night. */
  static List<ModelCohort> of(Night night) {
    LocalDate day = night.date();
    List<ModelCohort> cohorts = new ArrayList<>();
    for (int before = MONTHS_BEFORE; before >= 0; before--) {
      LocalDate start = day.withDayOfMonth(1).minusMonths(before);
      LocalDate last = start.plusMonths(1).minusDays(1);
      boolean ended = !last.isAfter(day);
      cohorts.add(new ModelCohort(MONTH, start, ended ? last : day, ended));
    }
    LocalDate end = day.minusDays(WINDOW);
    cohorts.add(new ModelCohort(DAYS, end.minusDays(WINDOW - 1), end, true));
    return cohorts;
  }

  /** The oldest day that a cohort of the night, or of a later one, begins on. */
  static LocalDate oldestDay(Night night) {
    return of(night).stream().map(ModelCohort::start).min(LocalDate::compareTo).orElseThrow();
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }
}
