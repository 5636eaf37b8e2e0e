package dev.vesper.generate;

/**
 * Something to learn from.
 *
 * @param number the number in the catalogue
 * @param kind what it is
 * @param topic its main topic
 * @param secondTopic another topic, or the same
 * @param priceCents what it costs, 0 when free
 * @param published the day it appeared
 * @param withdrawn the day it disappeared, far off for most
 * @param lengthSeconds how long it takes
 * @param community the community it belongs to, -1 for none
 * @param author whose it is, -1 where nobody is named
 * @param leastAge from what age on it may be offered, 0 for any
 */
record Content(
    int number,
    Kind kind,
    int topic,
    int secondTopic,
    int priceCents,
    int published,
    int withdrawn,
    int lengthSeconds,
    int community,
    int author,
    int leastAge) {

  /** What a content is, and so what is done with it. */
  enum Kind {
    COURSE,
    LECTURE,
    EBOOK,
    ARTICLE;

    boolean watched() {
      return this == COURSE || this == LECTURE;
    }
  }

  boolean isThereOn(int day) {
    return day >= published && day < withdrawn;
  }

  static String id(int number) {
    return "c" + (10_000 + number);
  }
}
