package dev.vesper.jobs.recommend;

import java.io.Serializable;

/** How popular each content is. */
public final class Popularity implements Serializable {
  private final int[] people;
  private final long all;

  /**
   * Of contents with so many people each.
   *
   * @param all how many people have anything
   */
  public Popularity(int[] people, long all) {
    this.people = people.clone();
    this.all = all;
  }

  /** The same among more contents; new ones have nobody. */
  Popularity renumbered(int[] numbers, int count) {
    int[] theirs = new int[count];
    for (int content = 0; content < numbers.length; content++) {
      theirs[numbers[content]] = people[content];
    }
    return new Popularity(theirs, all);
  }

  /** How many contents there are. */
  int count() {
    return people.length;
  }

  /** How many people have a content. */
  int people(int content) {
    return people[content];
  }

  /**
   * How rare a content is, in bits: 1 for what half of all people have, 2 for a quarter. One person
   * more is thought to have everything, so that what nobody has is rare but not endlessly so.
   */
  double rarity(int content) {
    return Math.max(0, Math.log((all + 1.0) / (people[content] + 1.0)) / Math.log(2));
  }

  /** Writes the logarithm of the people of each content to its place. */
  void copyTo(float[] to) {
    for (int content = 0; content < people.length; content++) {
      to[content] = (float) Math.log1p(people[content]);
    }
  }
}
