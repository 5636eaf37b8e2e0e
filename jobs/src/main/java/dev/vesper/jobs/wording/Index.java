package dev.vesper.jobs.wording;

/**
 * The contents of a catalogue, ready to be searched.
 *
 * @param contents how much the terms of each content say
 * @param contentsOfTerm for each term that tells likeness the contents that have it
 * @param mostOfTraits what the traits of any content can add at most to its likeness to another
 *     whose traits have the length 1
 */
record Index(Weights contents, Vectors contentsOfTerm, float mostOfTraits) {
  private static final double ROUNDING = 1.0001;

  static Index of(Weights contents, int terms) {
    double longest = 0;
    for (int content = 0; content < contents.traits().count(); content++) {
      longest = Math.max(longest, contents.traits().length(content));
    }
    return new Index(contents, contents.telling().turned(terms), (float) (ROUNDING * longest));
  }

  int count() {
    return contents.telling().count();
  }
}
