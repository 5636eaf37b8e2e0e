package dev.vesper.jobs.factor;

import java.io.Serializable;
import java.util.Arrays;

/** The sum over vectors of each with itself: what all pairs without a tie come to. */
final class Gram implements Serializable {
  private final int rank;
  private final double[] sums;

  Gram(int rank) {
    this.rank = rank;
    this.sums = new double[rank * rank];
  }

  /** Of all vectors, in their order. */
  static Gram of(Factors factors) {
    Gram gram = new Gram(factors.rank());
    gram.add(factors, 0, factors.count());
    return gram;
  }

  /**
   * Adds vectors from one to before another. They are added up as floats, some hundred at a time,
   * which are then added as doubles.
   */
  void add(Factors factors, int from, int to) {
    int stretch = 128;
    float[] part = new float[sums.length];
    for (int start = from; start < to; start += stretch) {
      Arrays.fill(part, 0);
      int end = Math.min(to, start + stretch);
      int four = end - (end - start) % 4;
      for (int vector = start; vector < four; vector += 4) {
        addFour(factors.values(), factors.at(vector), part);
      }
      for (int vector = four; vector < end; vector++) {
        addProducts(factors.values(), factors.at(vector), part);
      }
      for (int each = 0; each < part.length; each++) {
        sums[each] += part[each];
      }
    }
  }

  /** Four vectors, one after the other, at a time. */
  private void addFour(float[] values, int at, float[] part) {
    FourVectors four = new FourVectors(values, rank);
    float[] times = new float[4];
    four.take(at, at + rank, at + 2 * rank, at + 3 * rank);
    for (int row = 0; row < rank; row++) {
      for (int each = 0; each < times.length; each++) {
        times[each] = values[at + each * rank + row];
      }
      four.addTo(part, row * rank, times, 0);
    }
  }

  private void addProducts(float[] values, int at, float[] part) {
    for (int row = 0; row < rank; row++) {
      Floats.add(values[at + row], values, at, part, row * rank, rank);
    }
  }

  /** Adds what another one holds; to be called in a fixed order. */
  void add(Gram other) {
    for (int each = 0; each < sums.length; each++) {
      sums[each] += other.sums[each];
    }
  }

  /** As floats, row after row. */
  float[] floats() {
    float[] floats = new float[sums.length];
    for (int each = 0; each < sums.length; each++) {
      floats[each] = (float) sums[each];
    }
    return floats;
  }

  /** The sum over all pairs of a vector here and a vector there of their squared product. */
  double squaredProducts(Gram other) {
    double sum = 0;
    for (int each = 0; each < sums.length; each++) {
      sum += sums[each] * other.sums[each];
    }
    return sum;
  }

  /** The sum of squared lengths. */
  double trace() {
    double sum = 0;
    for (int each = 0; each < rank; each++) {
      sum += sums[each * rank + each];
    }
    return sum;
  }
}
