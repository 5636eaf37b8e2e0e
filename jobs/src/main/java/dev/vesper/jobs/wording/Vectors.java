package dev.vesper.jobs.wording;

import java.util.Arrays;

/**
 * Vectors one after the other, of each the places that are not zero in rising order and their
 * weights, all above zero.
 */
final class Vectors {
  private final int[] starts;
  private final int[] places;
  private final float[] weights;

  private Vectors(int[] starts, int[] places, float[] weights) {
    this.starts = starts;
    this.places = places;
    this.weights = weights;
  }

  /** Takes so many vectors one by one. */
  static final class Builder {
    private final int[] starts;
    private int[] places = new int[64];
    private float[] weights = new float[64];
    private int vectors;
    private int filled;

    Builder(int count) {
      starts = new int[count + 1];
    }

    /** One more place of the vector at hand. */
    void put(int place, float weight) {
      if (filled == places.length) {
        places = Arrays.copyOf(places, Math.multiplyExact(filled, 2));
        weights = Arrays.copyOf(weights, places.length);
      }
      places[filled] = place;
      weights[filled++] = weight;
    }

    void endOfVector() {
      starts[++vectors] = filled;
    }

    Vectors build() {
      return new Vectors(starts, Arrays.copyOf(places, filled), Arrays.copyOf(weights, filled));
    }
  }

  int count() {
    return starts.length - 1;
  }

  /** Where a vector begins; the next one begins where it ends. */
  int start(int vector) {
    return starts[vector];
  }

  int place(int at) {
    return places[at];
  }

  float weight(int at) {
    return weights[at];
  }

  double length(int vector) {
    double squares = 0;
    for (int at = starts[vector]; at < starts[vector + 1]; at++) {
      squares += (double) weights[at] * weights[at];
    }
    return Math.sqrt(squares);
  }

  /** For each of so many places the vectors that have it, again as a vector. */
  Vectors turned(int size) {
    int[] begins = new int[size + 1];
    for (int place : places) {
      begins[place + 1]++;
    }
    for (int place = 0; place < size; place++) {
      begins[place + 1] += begins[place];
    }
    int[] next = Arrays.copyOf(begins, size);
    int[] vectors = new int[places.length];
    float[] turned = new float[places.length];
    for (int vector = 0; vector < count(); vector++) {
      for (int at = starts[vector]; at < starts[vector + 1]; at++) {
        int to = next[places[at]]++;
        vectors[to] = vector;
        turned[to] = weights[at];
      }
    }
    return new Vectors(begins, vectors, turned);
  }
}
