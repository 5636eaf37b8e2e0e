package dev.vesper.jobs.factor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Vectors of equal length, one after the other. */
public final class Factors implements Serializable {
  private final int rank;
  private final float[] values;

  private Factors(int rank, float[] values) {
    this.rank = rank;
    this.values = values;
  }

  /** So many vectors of zeros. */
  public static Factors zeros(int count, int rank) {
    return new Factors(rank, new float[Math.multiplyExact(count, rank)]);
  }

  /** Vectors laid out one after the other. */
  public static Factors of(int rank, float[] values) {
    if (rank < 1 || values.length % rank != 0) {
      throw new IllegalArgumentException(values.length + " numbers are no vectors of " + rank);
    }
    return new Factors(rank, values);
  }

  /** Short vectors in random directions: where a fit begins. */
  public static Factors random(int count, int rank, long seed) {
    Factors factors = zeros(count, rank);
    SplittableRandom random = new SplittableRandom(seed);
    float scale = (float) (1 / Math.sqrt(rank));
    for (int each = 0; each < factors.values.length; each++) {
      factors.values[each] = scale * (float) (random.nextDouble() - 0.5);
    }
    return factors;
  }

  public int rank() {
    return rank;
  }

  public int count() {
    return values.length / rank;
  }

  /** All numbers, vector after vector; not a copy. */
  float[] values() {
    return values;
  }

  /** Where a vector begins among the values. */
  int at(int vector) {
    return vector * rank;
  }

  /** Adds others, vector by vector. */
  void add(Factors others) {
    Floats.add(1, others.values, 0, values, 0, values.length);
  }

  /** Writes one of other vectors to the place of one of these. */
  public void set(int vector, Factors others, int other) {
    System.arraycopy(others.values, others.at(other), values, at(vector), rank);
  }

  /** A copy of one vector. */
  public float[] vector(int vector) {
    return Arrays.copyOfRange(values, at(vector), at(vector) + rank);
  }

  /** Vectors of their own with the same numbers. */
  Factors copy() {
    return new Factors(rank, values.clone());
  }

  /** The product of one of these vectors with one of others. */
  public float dot(int vector, Factors others, int other) {
    return Floats.dot(values, at(vector), others.values, others.at(other), rank);
  }
}
