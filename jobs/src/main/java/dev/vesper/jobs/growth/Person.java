package dev.vesper.jobs.growth;

import java.util.List;
import java.util.Map;

/**
 * One user over a run of nights.
 *
 * @param presence the active days
 * @param rolling the active days of 24 hours from the first event on, in places of a run that
 *     starts a day earlier
 * @param births the place of the day on which the user joined a cohort of each kind; of a kind that
 *     the user never joined there is none
 * @param told by breakdown, where the user comes from
 * @param payments when the user paid
 * @param listed when the user is listed as registered
 */
record Person(
    Presence presence,
    Presence rolling,
    Map<CohortKind, Integer> births,
    List<Told> told,
    Payments payments,
    List<Span> listed) {

  /** Whether the user is listed as registered on a day. */
  boolean listedOn(int day) {
    return Span.has(listed, day);
  }

  /**
   * What is told of a user.
   *
   * @param on the place of the day on which it was told first
   * @param part the part of the users that it puts the user into
   * @param none the part of those of whom nothing was told
   */
  record Told(int on, int part, int none) {

    /** The part of a user born on a day: it is fixed by then, and nothing told later counts. */
    int by(int birth) {
      return on <= birth ? part : none;
    }
  }
}
