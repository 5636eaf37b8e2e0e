package dev.vesper.jobs.factor;

/**
 * What every pair, tied or not, and the dearness of length make of a vector: its product with G + d
 * I, where G is the sum of y yᵀ over all vectors of the other side.
 */
final class AllPairs {
  private final float[] gram;
  private final int rank;

  AllPairs(float[] gram, int rank) {
    this.gram = gram;
    this.rank = rank;
  }

  /** Adds so many times the product of the vector that begins at a place. */
  void add(float times, float dearness, float[] vectors, int at, float[] sum, int atSum) {
    Floats.add(times * dearness, vectors, at, sum, atSum, rank);
    for (int each = 0; each < rank; each++) {
      Floats.add(times * vectors[at + each], gram, each * rank, sum, atSum, rank);
    }
  }
}
