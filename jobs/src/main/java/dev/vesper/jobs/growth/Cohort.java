package dev.vesper.jobs.growth;

import java.time.LocalDate;

/**
 * Users born in the same period.
 *
 * @param start the first day of the period
 */
record Cohort(CohortKind kind, Grain grain, LocalDate start) {}
