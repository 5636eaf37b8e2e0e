package dev.vesper.jobs.recommend;

import java.util.List;
import java.util.Optional;

/**
 * What is told of a content that decides whom it may be offered to.
 *
 * @param id its name
 * @param topics what it is about
 * @param kind what it is
 * @param author whose it is
 * @param leastAge from what age on it may be offered; 0 or less for any
 */
record Traits(
    String id, List<String> topics, Optional<String> kind, Optional<String> author, int leastAge) {
  Traits {
    topics = List.copyOf(topics);
  }

  /** Of a content that nothing is told of. */
  static Traits none(String id) {
    return new Traits(id, List.of(), Optional.empty(), Optional.empty(), 0);
  }
}
