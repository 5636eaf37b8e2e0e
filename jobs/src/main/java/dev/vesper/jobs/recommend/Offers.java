package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Which contents may be offered tonight, and what they are about. */
final class Offers implements Serializable {
  private final BitSet offered;
  private final List<List<Integer>> topics;

  /**
   * @param offered by the numbers of the catalogue
   * @param topics of each content, by numbers of their own
   */
  Offers(BitSet offered, List<List<Integer>> topics) {
    this.offered = (BitSet) offered.clone();
    this.topics = topics;
  }

  /** Everything of a catalogue of so many, about nothing in particular. */
  static Offers everything(int count) {
    BitSet all = new BitSet();
    all.set(0, count);
    return new Offers(all, Collections.nCopies(count, List.of()));
  }

  boolean isOffered(int content) {
    return offered.get(content);
  }

  List<Integer> topics(int content) {
    return topics.get(content);
  }

  int count() {
    return offered.cardinality();
  }
}
