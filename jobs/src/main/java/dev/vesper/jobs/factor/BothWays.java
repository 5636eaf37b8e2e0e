package dev.vesper.jobs.factor;

import java.io.Serializable;

/**
 * Ties of some people, seen from the people and from the contents.
 *
 * @param ofPeople what each person is tied to
 * @param ofContents which people each content is tied to
 */
record BothWays(Ties ofPeople, Ties ofContents) implements Serializable {
  /** Of some people and so many contents. */
  static BothWays of(Ties ties, int contents) {
    return new BothWays(ties, ties.turned(contents));
  }
}
