package dev.vesper.jobs.growth;

import java.time.LocalDate;

/**
 * What users are counted under.
 *
 * @param tally what is counted
 * @param cohort the first day of the cohort's period
 * @param n the period after birth, the first day of a bracket, or the age of the cohort
 * @param until the last day of a bracket, or the period of the last activity; else {@code n}
 */
record RetentionCell(
    Tally tally, CohortKind kind, Grain grain, LocalDate cohort, int n, int until) {

  /** What is counted of a cohort. */
  enum Tally {
    /** Its users. */
    SIZE,
    /** Who was active in a period. */
    ON,
    /** Who was active in a span of days. */
    BRACKET,
    /** Whose last activity, as of an age of the cohort, lies in a period. */
    LASTED
  }

  static RetentionCell size(CohortKind kind, Grain grain, LocalDate cohort) {
    return new RetentionCell(Tally.SIZE, kind, grain, cohort, 0, 0);
  }

  static RetentionCell on(CohortKind kind, Grain grain, LocalDate cohort, int n) {
    return new RetentionCell(Tally.ON, kind, grain, cohort, n, n);
  }

  static RetentionCell bracket(CohortKind kind, LocalDate cohort, RetentionParams.Bracket days) {
    return new RetentionCell(Tally.BRACKET, kind, Grain.DAY, cohort, days.from(), days.to());
  }

  static RetentionCell lasted(CohortKind kind, Grain grain, LocalDate cohort, int age, int until) {
    return new RetentionCell(Tally.LASTED, kind, grain, cohort, age, until);
  }
}
