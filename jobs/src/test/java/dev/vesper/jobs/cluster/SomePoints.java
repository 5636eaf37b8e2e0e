package dev.vesper.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Points around some places, the same for the same seed. */
final class SomePoints {
  private SomePoints() {}

  /** So many around each of some places, one of each in turn. */
  static List<float[]> around(double[][] places, int each, double spread, long seed) {
    Random random = new Random(seed);
    List<float[]> points = new ArrayList<>();
    for (int turn = 0; turn < each; turn++) {
      for (double[] place : places) {
        float[] point = new float[place.length];
        for (int dimension = 0; dimension < place.length; dimension++) {
          point[dimension] = (float) (place[dimension] + spread * random.nextGaussian());
        }
        points.add(point);
      }
    }
    return points;
  }
}
