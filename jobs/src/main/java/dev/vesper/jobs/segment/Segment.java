package dev.vesper.jobs.segment;

/** A group of users by its lasting name. */
final class Segment {
  private final int id;
  private final double[] centre;

  Segment(int id, double[] centre) {
    this.id = id;
    this.centre = centre.clone();
  }

  int id() {
    return id;
  }

  /** What its users are like in the middle, in the scaled space of features. */
  double[] centre() {
    return centre.clone();
  }
}
