package dev.vesper.jobs.cluster;

import java.io.Serializable;
import java.util.List;

/**
 * Points in a space of fixed dimensions, in tiles of {@link #TILE}: within a tile all first
 * coordinates lie side by side, then all second ones, so that a loop over the points of a tile is
 * one of many points at once. The last tile is filled up with zeros, which nobody counts.
 */
public final class Points implements Serializable {
  /** So many points lie side by side; their coordinates and distances fit into a core's cache. */
  static final int TILE = 128;

  private final int count;
  private final int dimensions;
  private final float[] values;

  private Points(int count, int dimensions, float[] values) {
    this.count = count;
    this.dimensions = dimensions;
    this.values = values;
  }

  /** The points, in their order. */
  public static Points of(List<float[]> points, int dimensions) {
    Points all = new Points(points.size(), dimensions, new float[size(points.size(), dimensions)]);
    for (int point = 0; point < all.count; point++) {
      float[] coordinates = points.get(point);
      if (coordinates.length != dimensions) {
        throw new IllegalArgumentException(
            "a point of " + coordinates.length + " dimensions among those of " + dimensions);
      }
      for (int dimension = 0; dimension < dimensions; dimension++) {
        mustBeFinite(coordinates[dimension], point, dimension);
        all.values[all.place(point, dimension)] = coordinates[dimension];
      }
    }
    return all;
  }

  private static void mustBeFinite(float coordinate, int point, int dimension) {
    if (!Float.isFinite(coordinate)) {
      throw new IllegalArgumentException(
          "coordinate %d of point %d is %s".formatted(dimension, point, coordinate));
    }
  }

  public int count() {
    return count;
  }

  public int dimensions() {
    return dimensions;
  }

  /** One coordinate of one point. */
  public float at(int point, int dimension) {
    return values[place(point, dimension)];
  }

  /** Some of the points, by their numbers, each as often as it is named. */
  public Points only(int[] numbers) {
    Points some =
        new Points(numbers.length, dimensions, new float[size(numbers.length, dimensions)]);
    for (int each = 0; each < numbers.length; each++) {
      for (int dimension = 0; dimension < dimensions; dimension++) {
        some.values[some.place(each, dimension)] = at(numbers[each], dimension);
      }
    }
    return some;
  }

  int tiles() {
    return tiles(count);
  }

  /** How many points of a tile are there. */
  int filled(int tile) {
    return Math.min(TILE, count - tile * TILE);
  }

  /** All coordinates, for loops that must be fast; see {@link #place}. */
  float[] values() {
    return values;
  }

  private int place(int point, int dimension) {
    return (point / TILE * dimensions + dimension) * TILE + point % TILE;
  }

  private static int tiles(int count) {
    return (count + TILE - 1) / TILE;
  }

  private static int size(int count, int dimensions) {
    return Math.multiplyExact(Math.multiplyExact(tiles(count), dimensions), TILE);
  }
}
