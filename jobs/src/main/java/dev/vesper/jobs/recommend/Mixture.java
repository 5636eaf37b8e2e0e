package dev.vesper.jobs.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How mixed the topics of a list are, place after place: the chance that two of its places, drawn
 * one after the other from all, are about different topics. A content of several topics counts for
 * each in equal parts; those of none count as a topic of their own.
 */
final class Mixture {
  private static final List<Integer> NONE = List.of(-1);

  private final Map<Integer, Double> parts = new HashMap<>();
  private double squares;
  private int places;

  /** One more place. */
  void add(List<Integer> topics) {
    List<Integer> all = topics.isEmpty() ? NONE : topics;
    double part = 1.0 / all.size();
    for (int topic : all) {
      double before = parts.getOrDefault(topic, 0.0);
      squares += (2 * before + part) * part;
      parts.put(topic, before + part);
    }
    places++;
  }

  /** Of the places so far, of which there is one. */
  double diversity() {
    return Math.max(0, 1 - squares / places / places);
  }
}
