package dev.vesper.jobs.cluster;

import java.io.Serializable;
import java.util.Arrays;

/** What one pass over points adds up for some centres; outliers come last and move no centre. */
public final class Tally implements Serializable {
  private final int centres;
  private final int dimensions;
  private final long[] counts;
  private final double[] squares;
  private final double[] sums;

  private Tally(int centres, int dimensions) {
    this.centres = centres;
    this.dimensions = dimensions;
    this.counts = new long[centres + 1];
    this.squares = new double[centres + 1];
    this.sums = new double[(centres + 1) * dimensions];
  }

  /** Of no point. */
  static Tally none(Centres centres) {
    return new Tally(centres.count(), centres.dimensions());
  }

  /** Of all points, in their order. */
  static Tally of(Points points, Centres centres) {
    Tally tally = none(centres);
    Nearest nearest = new Nearest(points, centres);
    int[] labels = new int[Points.TILE];
    for (int tile = 0; tile < points.tiles(); tile++) {
      nearest.of(tile);
      int filled = points.filled(tile);
      for (int point = 0; point < filled; point++) {
        int label = nearest.label(point);
        labels[point] = label;
        tally.counts[label]++;
        tally.squares[label] += nearest.squaredWithin(point);
      }
      tally.addCoordinates(points, tile, labels);
    }
    return tally;
  }

  private void addCoordinates(Points points, int tile, int[] labels) {
    float[] values = points.values();
    int filled = points.filled(tile);
    for (int dimension = 0; dimension < dimensions; dimension++) {
      int from = (tile * dimensions + dimension) * Points.TILE;
      for (int point = 0; point < filled; point++) {
        sums[labels[point] * dimensions + dimension] += values[from + point];
      }
    }
  }

  /** Adds what another pass added up; to be called in a fixed order. */
  void add(Tally other) {
    for (int each = 0; each < counts.length; each++) {
      counts[each] += other.counts[each];
      squares[each] += other.squares[each];
    }
    for (int each = 0; each < sums.length; each++) {
      sums[each] += other.sums[each];
    }
  }

  /** How many points belong to a centre. */
  public long count(int centre) {
    return counts[centre];
  }

  public long outliers() {
    return counts[centres];
  }

  /** All points, the outliers among them. */
  public long all() {
    return Arrays.stream(counts).sum();
  }

  /** The sum of squared distances of the points from their centres, without outliers. */
  public double within() {
    double sum = 0;
    for (int centre = 0; centre < centres; centre++) {
      sum += squares[centre];
    }
    return sum;
  }

  /** The same, in which an outlier counts as if it lay at the bound: what moving centres lessen. */
  double cost() {
    return within() + squares[centres];
  }

  /** The smallest cluster's share of all points. */
  double leastShare() {
    long least = Long.MAX_VALUE;
    for (int centre = 0; centre < centres; centre++) {
      least = Math.min(least, counts[centre]);
    }
    return all() == 0 ? 0 : (double) least / all();
  }

  /** Each centre in the middle of its points; one without points stays. */
  Centres middles(Centres before) {
    double[][] places = before.places();
    for (int centre = 0; centre < centres; centre++) {
      for (int dimension = 0; counts[centre] > 0 && dimension < dimensions; dimension++) {
        places[centre][dimension] = sums[centre * dimensions + dimension] / counts[centre];
      }
    }
    return before.moved(places);
  }
}
