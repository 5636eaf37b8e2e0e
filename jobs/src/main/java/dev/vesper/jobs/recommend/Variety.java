package dev.vesper.jobs.recommend;

import dev.vesper.jobs.statistics.Digits;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Optional;

/**
 * How varied lists are, added up over them: what is on any, how rare it is, how mixed they are.
 * Sums are of whole millionths, so that they are the same in any order.
 */
final class Variety implements Serializable {
  private static final double MILLION = 1e6;

  private final BitSet listed = new BitSet();
  private long lists;
  private long places;
  private long rarity;
  private long mixture;

  /**
   * What is told of it.
   *
   * @param lists that hold anything
   * @param contents that are on any of them
   * @param offered how many could be
   * @param novelty the mean over places of {@link Popularity#rarity}
   * @param diversity the mean over lists of {@link Mixture#diversity}
   */
  record Figures(
      long lists, long contents, long offered, Optional<Double> novelty, Optional<Double> diversity)
      implements Serializable {
    Optional<Double> coverage() {
      return offered == 0
          ? Optional.empty()
          : Optional.of(Digits.nine((double) contents / offered));
    }
  }

  /** One more list, of which so many places count. */
  void add(int[] list, int most, Offers offers, Popularity popularity) {
    int count = Math.min(most, list.length);
    Mixture mixed = new Mixture();
    for (int place = 0; place < count; place++) {
      add(list[place], 1, popularity);
      mixed.add(offers.topics(list[place]));
    }
    if (count > 0) {
      addMixed(1, millionths(mixed.diversity()));
    }
  }

  /** A content that has some more places. */
  void add(int content, long more, Popularity popularity) {
    listed.set(content);
    places += more;
    rarity += more * millionths(popularity.rarity(content));
  }

  /** More lists, and how mixed they are, in millionths, together. */
  void addMixed(long more, long together) {
    lists += more;
    mixture += together;
  }

  /** The lists of others. */
  void add(Variety other) {
    listed.or(other.listed);
    lists += other.lists;
    places += other.places;
    rarity += other.rarity;
    mixture += other.mixture;
  }

  /** A number as whole millionths. */
  static long millionths(double number) {
    return Math.round(number * MILLION);
  }

  /** What is told of lists of what was offered; how mixed they are only where topics are known. */
  Figures figures(Offers offers) {
    Optional<Double> diversity = offers.tellTopics() ? mean(mixture, lists) : Optional.empty();
    return new Figures(
        lists, listed.cardinality(), offers.count(), mean(rarity, places), diversity);
  }

  private static Optional<Double> mean(long millionths, long count) {
    return count == 0 ? Optional.empty() : Optional.of(Digits.nine(millionths / MILLION / count));
  }
}
