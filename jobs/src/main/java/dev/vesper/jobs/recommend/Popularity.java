package dev.vesper.jobs.recommend;

import java.io.Serializable;

/** How popular each content is. */
public final class Popularity implements Serializable {
  private final int[] people;

  /** Of contents with so many people each. */
  public Popularity(int[] people) {
    this.people = people.clone();
  }

  /** The same among more contents; new ones have nobody. */
  Popularity renumbered(int[] numbers, int count) {
    int[] theirs = new int[count];
    for (int content = 0; content < numbers.length; content++) {
      theirs[numbers[content]] = people[content];
    }
    return new Popularity(theirs);
  }

  /** How many contents there are. */
  int count() {
    return people.length;
  }

  /** How many people have a content. */
  int people(int content) {
    return people[content];
  }

  /** Writes the logarithm of the people of each content to its place. */
  void copyTo(float[] to) {
    for (int content = 0; content < people.length; content++) {
      to[content] = (float) Math.log1p(people[content]);
    }
  }
}
