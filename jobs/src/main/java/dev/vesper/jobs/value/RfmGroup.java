package dev.vesper.jobs.value;

import dev.vesper.pipeline.table.Explained;
import java.util.Arrays;

/**
 * The named groups of customers by their scores of recency, frequency and money. A customer is of
 * the first group, in this order, whose bounds hold all three scores; every score has one.
 */
enum RfmGroup implements Explained {
  CHAMPIONS("bought lately, often and for much", "4-5", "4-5", "4-5"),
  LOYAL("buy often, and not long ago", "3-5", "4-5", "1-5"),
  BIG_SPENDERS("bought for much, not often, and not long ago", "3-5", "1-3", "5-5"),
  PROMISING("bought lately and more than once", "4-5", "2-3", "1-5"),
  NEW("bought lately and as seldom as anybody", "4-5", "1-1", "1-5"),
  COOLING("have not bought for a while, and not often", "3-3", "1-3", "1-5"),
  AT_RISK("bought often, but not for long", "1-2", "4-5", "1-5"),
  SLIPPING("have not bought for long, and not often", "2-2", "1-3", "1-5"),
  LOST("have not bought for longest, and not often", "1-1", "1-3", "1-5");

  private final String meaning;
  private final String recency;
  private final String frequency;
  private final String monetary;

  /** The least and the greatest score that a group takes. */
  record Bounds(int least, int most) {
    private static Bounds of(String text) {
      return new Bounds(
          Character.digit(text.charAt(0), 10), Character.digit(text.charAt(text.length() - 1), 10));
    }

    boolean hold(int score) {
      return least <= score && score <= most;
    }
  }

  RfmGroup(String meaning, String recency, String frequency, String monetary) {
    this.meaning = meaning;
    this.recency = recency;
    this.frequency = frequency;
    this.monetary = monetary;
  }

  Bounds recency() {
    return Bounds.of(recency);
  }

  Bounds frequency() {
    return Bounds.of(frequency);
  }

  Bounds monetary() {
    return Bounds.of(monetary);
  }

  /** The group of three scores. */
  static RfmGroup of(int recencyScore, int frequencyScore, int monetaryScore) {
    return Arrays.stream(values())
        .filter(group -> group.holds(recencyScore, frequencyScore, monetaryScore))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(int recencyScore, int frequencyScore, int monetaryScore) {
    return recency().hold(recencyScore)
        && frequency().hold(frequencyScore)
        && monetary().hold(monetaryScore);
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
