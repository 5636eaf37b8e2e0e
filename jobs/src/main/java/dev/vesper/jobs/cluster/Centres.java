package dev.vesper.jobs.cluster;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The middles of clusters, and for each the distance from which on a point is too far away to
 * belong to it.
 */
public final class Centres implements Serializable {
  private final double[][] places;
  private final double[] bounds;

  private Centres(double[][] places, double[] bounds) {
    this.places = places;
    this.bounds = bounds;
  }

  /** Centres that every point belongs to one of, however far away it is. */
  public static Centres of(double[][] places) {
    double[] bounds = new double[places.length];
    Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    return of(places, bounds);
  }

  /** Centres with a bound each. */
  public static Centres of(double[][] places, double[] bounds) {
    if (places.length == 0 || bounds.length != places.length) {
      throw new IllegalArgumentException(
          places.length + " centres with " + bounds.length + " bounds");
    }
    double[][] copied = Arrays.stream(places).map(double[]::clone).toArray(double[][]::new);
    for (double[] place : copied) {
      if (place.length != copied[0].length || !Arrays.stream(place).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("no place for a centre: " + Arrays.toString(place));
      }
    }
    return new Centres(copied, bounds.clone());
  }

  /** The same places with other bounds. */
  public Centres bounded(double[] newBounds) {
    return of(places, newBounds);
  }

  /** Some of the centres, by their numbers. */
  Centres only(int[] numbers) {
    return of(
        Arrays.stream(numbers).mapToObj(each -> places[each]).toArray(double[][]::new),
        Arrays.stream(numbers).mapToDouble(each -> bounds[each]).toArray());
  }

  /** Other places with the same bounds. */
  Centres moved(double[][] newPlaces) {
    return of(newPlaces, bounds);
  }

  public int count() {
    return places.length;
  }

  public int dimensions() {
    return places[0].length;
  }

  /** Where one is. */
  public double[] place(int centre) {
    return places[centre].clone();
  }

  /** Where all are. */
  public double[][] places() {
    return Arrays.stream(places).map(double[]::clone).toArray(double[][]::new);
  }

  /** The distance from which on a point does not belong to a centre. */
  public double bound(int centre) {
    return bounds[centre];
  }

  /** The number of the centre that each point belongs to; the number of centres for an outlier. */
  public int[] labels(Points points) {
    return Labels.of(points, this);
  }

  /** How far a point is from each centre. */
  public double[] distances(float[] point) {
    double[] distances = new double[places.length];
    for (int centre = 0; centre < places.length; centre++) {
      double squares = 0;
      for (int dimension = 0; dimension < point.length; dimension++) {
        double away = point[dimension] - places[centre][dimension];
        squares += away * away;
      }
      distances[centre] = Math.sqrt(squares);
    }
    return distances;
  }

  double at(int centre, int dimension) {
    return places[centre][dimension];
  }
}
