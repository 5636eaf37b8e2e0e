package dev.vesper.jobs.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes contents one after another so that no topic has more than its places. */
final class TopicPlaces {
  private final Offers offers;
  private final int most;
  private final int ofATopic;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final List<Integer> chosen = new ArrayList<>();

  /**
   * @param offers what contents are about
   * @param most so many are taken
   * @param ofATopic so many of them about one topic
   */
  TopicPlaces(Offers offers, int most, int ofATopic) {
    this.offers = offers;
    this.most = most;
    this.ofATopic = ofATopic;
  }

  /** Counts the topics of a content that is on the list anyway. */
  void count(int content) {
    offers.topics(content).forEach(topic -> taken.merge(topic, 1, Integer::sum));
  }

  /** Whether a topic of a content has all its places; once it has, it always will have. */
  boolean isFull(int content) {
    return offers.topics(content).stream()
        .anyMatch(topic -> taken.getOrDefault(topic, 0) >= ofATopic);
  }

  /** Takes what may be taken, in its order. */
  void take(int[] ranked) {
    for (int content : ranked) {
      if (!isDone() && !isFull(content)) {
        chosen.add(content);
        count(content);
      }
    }
  }

  /** Takes the first that are left although their topics are full, for want of anything else. */
  void fill(int[] ranked) {
    for (int content : ranked) {
      if (!isDone() && !chosen.contains(content)) {
        chosen.add(content);
      }
    }
  }

  boolean isDone() {
    return chosen.size() >= most;
  }

  /** What was taken, in this order. */
  List<Integer> chosen() {
    return List.copyOf(chosen);
  }
}
