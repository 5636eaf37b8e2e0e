package dev.vesper.jobs.cluster;

import java.util.Arrays;

/**
 * The nearest and the second nearest centre of each point of a tile; of equally near ones the one
 * that comes first. A point beyond the bound of its nearest centre is an outlier, whose label is
 * the number of centres.
 */
final class Nearest {
  private final Points points;
  private final int centres;
  private final float[] places;
  private final float[] squaredBounds;
  private final float[] squared;
  private final int[] nearest = new int[Points.TILE];
  private final float[] least = new float[Points.TILE];
  private final int[] second = new int[Points.TILE];
  private final float[] secondLeast = new float[Points.TILE];

  Nearest(Points points, Centres centres) {
    if (points.dimensions() != centres.dimensions()) {
      throw new IllegalArgumentException(
          "points of %d dimensions and centres of %d"
              .formatted(points.dimensions(), centres.dimensions()));
    }
    this.points = points;
    this.centres = centres.count();
    this.places = new float[centres.count() * points.dimensions()];
    this.squaredBounds = new float[centres.count()];
    this.squared = new float[centres.count() * Points.TILE];
    for (int centre = 0; centre < centres.count(); centre++) {
      squaredBounds[centre] = (float) (centres.bound(centre) * centres.bound(centre));
      for (int dimension = 0; dimension < points.dimensions(); dimension++) {
        places[centre * points.dimensions() + dimension] = (float) centres.at(centre, dimension);
      }
    }
  }

  /** Looks for the nearest centres of the points of a tile. */
  void of(int tile) {
    Arrays.fill(squared, 0);
    int dimensions = points.dimensions();
    for (int centre = 0; centre < centres; centre++) {
      for (int dimension = 0; dimension < dimensions; dimension++) {
        addSquares(
            points.values(),
            (tile * dimensions + dimension) * Points.TILE,
            places[centre * dimensions + dimension],
            centre * Points.TILE);
      }
    }
    choose();
  }

  private void addSquares(float[] values, int from, float place, int into) {
    for (int point = 0; point < Points.TILE; point++) {
      float away = values[from + point] - place;
      squared[into + point] += away * away;
    }
  }

  private void choose() {
    Arrays.fill(nearest, 0);
    Arrays.fill(second, 0);
    System.arraycopy(squared, 0, least, 0, Points.TILE);
    Arrays.fill(secondLeast, Float.POSITIVE_INFINITY);
    for (int centre = 1; centre < centres; centre++) {
      int from = centre * Points.TILE;
      for (int point = 0; point < Points.TILE; point++) {
        take(point, centre, squared[from + point]);
      }
    }
  }

  private void take(int point, int centre, float away) {
    if (away < least[point]) {
      second[point] = nearest[point];
      secondLeast[point] = least[point];
      nearest[point] = centre;
      least[point] = away;
    } else if (away < secondLeast[point]) {
      second[point] = centre;
      secondLeast[point] = away;
    }
  }

  /** The cluster of a point of the tile, or the number of centres for an outlier. */
  int label(int point) {
    return least[point] > squaredBounds[nearest[point]] ? centres : nearest[point];
  }

  /** The nearest centre, outlier or not. */
  int nearest(int point) {
    return nearest[point];
  }

  /** The squared distance from the nearest centre. */
  float squared(int point) {
    return least[point];
  }

  /** The same, as far as the bound. */
  float squaredWithin(int point) {
    return Math.min(least[point], squaredBounds[nearest[point]]);
  }

  /** The second nearest centre; the nearest where there is one only. */
  int second(int point) {
    return second[point];
  }

  /** The squared distance from the second nearest centre; infinite where there is one only. */
  float secondSquared(int point) {
    return secondLeast[point];
  }
}
