package dev.vesper.jobs.factor;

import java.util.function.IntPredicate;

/**
 * How good a ranked list is for one person who then took some contents: all contents were ranked,
 * none were sampled.
 *
 * @param recall of what the person took, the share in the list
 * @param gain normalised discounted cumulative gain: a hit at place p counts 1 / log2(p + 1), and 1
 *     in all is the list that could not have been better
 * @param precision the mean over hits of the share of hits up to there, by the most hits possible
 *     (average precision)
 * @param hit 1 where anything in the list was taken
 */
public record RankingQuality(double recall, double gain, double precision, double hit) {
  /** Of a list cut after so many places; the person took something. */
  public static RankingQuality of(int[] ranked, int places, IntPredicate taken, int takenInAll) {
    if (takenInAll < 1) {
      throw new IllegalArgumentException("nothing was taken");
    }
    int hits = 0;
    double gain = 0;
    double precision = 0;
    for (int place = 1; place <= Math.min(places, ranked.length); place++) {
      if (taken.test(ranked[place - 1])) {
        hits++;
        gain += discount(place);
        precision += (double) hits / place;
      }
    }
    int possible = Math.min(places, takenInAll);
    double best = 0;
    for (int place = 1; place <= possible; place++) {
      best += discount(place);
    }
    return new RankingQuality(
        (double) hits / takenInAll, gain / best, precision / possible, Math.min(hits, 1));
  }

  private static double discount(int place) {
    return Math.log(2) / Math.log(place + 1.0);
  }
}
