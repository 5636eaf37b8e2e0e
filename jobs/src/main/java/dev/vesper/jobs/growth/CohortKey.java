package dev.vesper.jobs.growth;

/**
 * A cohort of one part of the users.
 *
 * @param part the number of the part
 */
record CohortKey(int part, Clock clock, Cohort cohort) {}
