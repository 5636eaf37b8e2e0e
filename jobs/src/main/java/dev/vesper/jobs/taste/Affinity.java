package dev.vesper.jobs.taste;

import java.util.Optional;

/**
 * One user's taste for one content; days are counted from 1970.
 *
 * @param weight as of the newest day
 * @param firstOn the first day
 * @param lastOn the newest day
 * @param counts what adds up
 */
record Affinity(double weight, int firstOn, int lastOn, Counts counts) {

  /** What adds up over days. */
  record Counts(long days, long completions, long purchases, long refunds) {
    Counts and(Counts more) {
      return new Counts(
          days + more.days,
          completions + more.completions,
          purchases + more.purchases,
          refunds + more.refunds);
    }
  }

  /** A taste after one more day; the day itself is a taste of one day. */
  static Affinity after(Optional<Affinity> before, Affinity day, TasteParams params) {
    return before
        .map(
            earlier ->
                new Affinity(
                    params.aged(earlier.weight, day.lastOn - earlier.lastOn) + day.weight,
                    earlier.firstOn,
                    day.lastOn,
                    earlier.counts.and(day.counts)))
        .orElse(day);
  }
}
