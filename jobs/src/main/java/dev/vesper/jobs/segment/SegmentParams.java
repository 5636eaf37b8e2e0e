package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.ClusterChoice;

/**
 * How users are grouped.
 *
 * @param min segments
 * @param max segments
 * @param leastShare of all users that each segment has
 * @param refitDays after a fit, a new one is due
 * @param refitDrift of any feature, by its population stability, that asks for a new fit
 * @param seed what all chance comes from
 */
public record SegmentParams(
    int min, int max, double leastShare, int refitDays, double refitDrift, long seed) {

  public SegmentParams {
    if (min < 2 || max < min) {
      throw new IllegalArgumentException(
          "segments.max must not be below segments.min, found %d and %d".formatted(max, min));
    }
  }

  ClusterChoice.Rules rules() {
    return new ClusterChoice.Rules(min, max, leastShare, seed);
  }
}
