package dev.vesper.jobs.growth;

import java.util.List;

/**
 * When one user paid, in places of a run.
 *
 * @param purchases the days with a purchase that matter, in any order
 * @param subscriptions the spans of days on which a subscription was in force; of one that ended
 *     before the run, an empty span
 */
record Payments(List<Integer> purchases, List<Span> subscriptions) {
  /** A purchase counts on its day and so many more. */
  static final int PAYING_DAYS = 29;

  /** Somebody who never paid. */
  static final Payments NONE = new Payments(List.of(), List.of());

  PaidState on(int day) {
    boolean ever = false;
    for (int purchase : purchases) {
      if (purchase <= day && purchase >= day - PAYING_DAYS) {
        return PaidState.PAYING;
      }
      ever |= purchase <= day;
    }
    for (Span span : subscriptions) {
      if (span.has(day)) {
        return PaidState.PAYING;
      }
      ever |= span.from() <= day;
    }
    return ever ? PaidState.LAPSED : PaidState.NEVER_PAID;
  }
}
