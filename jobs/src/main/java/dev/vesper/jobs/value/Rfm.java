package dev.vesper.jobs.value;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Scores of one measure, 1 to 5, from how many customers have which value. Equal values have one
 * score. Where ties are many they are at the end at which most customers are: whoever bought once
 * is not above anybody else who did and scores 1, whoever bought last on the newest day scores 5.
 */
final class Rfm {
  static final int SCORES = 5;

  private final Measure measure;
  private final NavigableMap<Long, Integer> scores = new TreeMap<>();

  /** What customers are scored by. */
  enum Measure {
    /** Days since the last purchase: the fewer, the better. */
    RECENCY,
    /** Days with a purchase. */
    FREQUENCY,
    /** The class of the mean spend of a day with a purchase. */
    MONETARY
  }

  private Rfm(Measure measure) {
    this.measure = measure;
  }

  /**
   * The scores of values.
   *
   * @param customers how many customers have each value
   */
  static Rfm of(Measure measure, NavigableMap<Long, Long> customers) {
    Rfm rfm = new Rfm(measure);
    long all = customers.values().stream().mapToLong(Long::longValue).sum();
    long below = 0;
    for (var each : customers.entrySet()) {
      int quintile = (int) (SCORES * below / all);
      rfm.scores.put(each.getKey(), rfm.score(quintile));
      below += each.getValue();
    }
    return rfm;
  }

  private int score(int quintile) {
    return switch (measure) {
      case RECENCY -> SCORES - quintile;
      case FREQUENCY, MONETARY -> 1 + quintile;
    };
  }

  /** The score of a value that some customer has. */
  int score(long value) {
    return scores.get(value);
  }
}
