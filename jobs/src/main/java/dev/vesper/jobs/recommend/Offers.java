package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Which contents may be offered tonight and to whom, and what they are about. */
final class Offers implements Serializable {
  private final BitSet offered;
  private final List<List<Integer>> topics;
  private final Conditions conditions;

  /**
   * @param offered by the numbers of the catalogue
   * @param topics of each content, by numbers of their own
   */
  Offers(BitSet offered, List<List<Integer>> topics) {
    this(offered, topics, Conditions.none());
  }

  /**
   * @param offered by the numbers of the catalogue
   * @param topics of each content, by numbers of their own
   * @param conditions to whom, and where on a list
   */
  Offers(BitSet offered, List<List<Integer>> topics, Conditions conditions) {
    this.offered = (BitSet) offered.clone();
    this.offered.andNot(conditions.blocked());
    this.topics = topics;
    this.conditions = conditions;
  }

  /** Everything of a catalogue of so many, about nothing in particular. */
  static Offers everything(int count) {
    return everything(count, Conditions.none());
  }

  /** The same, as ages and rules want it. */
  static Offers everything(int count, Conditions conditions) {
    BitSet all = new BitSet();
    all.set(0, count);
    return new Offers(all, Collections.nCopies(count, List.of()), conditions);
  }

  /** Whether it is offered to anybody. */
  boolean isOffered(int content) {
    return offered.get(content);
  }

  /** Whether it is offered to who passes some bars. */
  boolean isOffered(int content, BitSet passed) {
    return offered.get(content) && conditions.isOpen(content, passed);
  }

  /** Whether it is offered to everybody who may have another one. */
  boolean isOfferedBeside(int seen, int another) {
    return offered.get(another) && conditions.isOpenBeside(seen, another);
  }

  List<Integer> topics(int content) {
    return topics.get(content);
  }

  /** Whether it is known of any content what it is about. */
  boolean tellTopics() {
    return topics.stream().anyMatch(each -> !each.isEmpty());
  }

  Conditions conditions() {
    return conditions;
  }

  int count() {
    return offered.cardinality();
  }
}
