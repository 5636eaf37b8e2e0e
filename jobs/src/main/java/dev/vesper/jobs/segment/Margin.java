package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;

/**
 * The rule on the night of a fit, when it is the segments that have moved: somebody leaves for one
 * whose middle is nearer by a margin.
 *
 * @param centres the new middles
 */
record Margin(Centres centres) implements Leaving {
  /** The other middle is nearer by this share of the distance. */
  static final double SHARE = 0.2;

  @Override
  public int from(int own, Lately lately) {
    double[] distances = centres.distances(lately.month());
    int nearest = Placing.least(distances, -1);
    return distances[nearest] < (1 - SHARE) * distances[own] ? nearest : own;
  }
}
