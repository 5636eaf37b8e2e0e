package dev.vesper.jobs.wording;

/** What a term of a content is, and how much of the likeness of two contents is due to it. */
enum Family {
  WORD(0.45),
  TOPIC(0.35),
  AUTHOR(0.12),
  KIND(0.04),
  PRICE(0.04);

  private final double share;

  Family(double share) {
    this.share = share;
  }

  /** The share of the family where two contents have all families; all shares add up to 1. */
  double share() {
    return share;
  }

  /** Whether contents are alike at all by it; a trait only tells more of those that are. */
  boolean isTrait() {
    return this == KIND || this == PRICE;
  }
}
