package dev.vesper.jobs.cluster;

import java.util.Arrays;

/**
 * How far from its centre a point may lie: the median distance of the cluster and some spreads
 * more, a spread being what the median distance from that median makes of a bell, and no less than
 * a share of what one spread of every coordinate adds up to.
 */
final class Bounds {
  /** So many spreads beyond the median lies the bound. */
  static final double SPREADS = 6;

  /** The spread of a bell over the median distance from its median. */
  private static final double BELL = 1.4826;

  private static final double LEAST_SHARE = 0.1;

  /** A cluster of fewer points has no bound that could be trusted. */
  private static final int FEWEST = 10;

  private Bounds() {}

  /** The same centres, bounded by the points that are nearest to each. */
  static Centres of(Points points, Centres centres) {
    double[][] distances = distances(points, centres);
    double least = LEAST_SHARE * Math.sqrt(points.dimensions());
    double[] bounds = Arrays.stream(distances).mapToDouble(each -> bound(each, least)).toArray();
    return centres.bounded(bounds);
  }

  private static double bound(double[] distances, double leastSpread) {
    if (distances.length < FEWEST) {
      return Double.POSITIVE_INFINITY;
    }
    double median = median(distances);
    double[] off = Arrays.stream(distances).map(each -> Math.abs(each - median)).toArray();
    return median + SPREADS * Math.max(BELL * median(off), leastSpread);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double[][] distances(Points points, Centres centres) {
    double[][] distances = new double[centres.count()][points.count()];
    int[] counts = new int[centres.count()];
    Nearest nearest = new Nearest(points, centres);
    for (int tile = 0; tile < points.tiles(); tile++) {
      nearest.of(tile);
      for (int point = 0; point < points.filled(tile); point++) {
        int centre = nearest.nearest(point);
        distances[centre][counts[centre]++] = Math.sqrt(nearest.squared(point));
      }
    }
    for (int centre = 0; centre < counts.length; centre++) {
      distances[centre] = Arrays.copyOf(distances[centre], counts[centre]);
    }
    return distances;
  }
}
