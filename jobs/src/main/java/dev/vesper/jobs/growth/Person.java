package dev.vesper.jobs.growth;

import java.util.Map;

/**
 * One user over a run of nights.
 *
 * @param presence the active days
 * @param births the place of the day on which the user joined a cohort of each kind; of a kind that
 *     the user never joined there is none
 */
record Person(Presence presence, Map<CohortKind, Integer> births) {}
