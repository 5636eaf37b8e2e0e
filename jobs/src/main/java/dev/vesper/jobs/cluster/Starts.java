package dev.vesper.jobs.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where centres begin: by k-means++ (Arthur and Vassilvitskii 2007), a point becomes the next
 * centre with a chance that grows with its squared distance from those there are. Of several such
 * points the one is taken that lessens the sum of squares most, which a lone outlier hardly does.
 */
final class Starts {
  private Starts() {}

  /** So many centres among the points, the same for the same seed. */
  static Centres of(Points points, int centres, long seed) {
    if (points.count() == 0) {
      throw new IllegalArgumentException("no points to begin at");
    }
    SplittableRandom random = new SplittableRandom(seed);
    int tries = 2 + (int) Math.log(centres);
    double[][] places = new double[centres][];
    float[] away = new float[points.count()];
    Arrays.fill(away, Float.POSITIVE_INFINITY);
    places[0] = place(points, random.nextInt(points.count()));
    away = nearer(points, places[0], away);
    for (int centre = 1; centre < centres; centre++) {
      float[] best = null;
      for (int each = 0; each < tries; each++) {
        double[] place = place(points, drawn(away, random));
        float[] then = nearer(points, place, away);
        if (best == null || sum(then) < sum(best)) {
          best = then;
          places[centre] = place;
        }
      }
      away = best;
    }
    return Centres.of(places);
  }

  private static double[] place(Points points, int point) {
    double[] place = new double[points.dimensions()];
    Arrays.setAll(place, dimension -> points.at(point, dimension));
    return place;
  }

  /** A point, with a chance by its weight; any point where all weights are 0. */
  private static int drawn(float[] weights, SplittableRandom random) {
    double left = random.nextDouble() * sum(weights);
    for (int each = 0; each < weights.length; each++) {
      left -= weights[each];
      if (left < 0) {
        return each;
      }
    }
    return random.nextInt(weights.length);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float each : values) {
      sum += each;
    }
    return sum;
  }

  /** The squared distances from the nearest centre, with one centre more. */
  private static float[] nearer(Points points, double[] place, float[] before) {
    float[] after = new float[before.length];
    Nearest nearest = new Nearest(points, Centres.of(new double[][] {place}));
    for (int tile = 0; tile < points.tiles(); tile++) {
      nearest.of(tile);
      for (int point = 0; point < points.filled(tile); point++) {
        int number = tile * Points.TILE + point;
        after[number] = Math.min(before[number], nearest.squared(point));
      }
    }
    return after;
  }
}
