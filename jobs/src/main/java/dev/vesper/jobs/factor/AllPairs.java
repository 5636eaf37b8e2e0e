package dev.vesper.jobs.factor;

/**
 * What every pair, tied or not, and the dearness of length make of a vector: its product with G + d
 * I, where G is the sum of y yᵀ over all vectors of the other side.
 */
final class AllPairs {
  private final float[] gram;
  private final int rank;
  private final FourVectors four;
  private final float[] times;

  AllPairs(float[] gram, int rank) {
    this.gram = gram;
    this.rank = rank;
    this.four = new FourVectors(gram, rank);
    this.times = new float[rank];
  }

  /** Adds the product of the vector that begins at a place. */
  void add(float dearness, float[] vectors, int at, float[] sum, int atSum) {
    System.arraycopy(vectors, at, times, 0, rank);
    addTimes(dearness, sum, atSum);
  }

  /** Takes it away. */
  void subtract(float dearness, float[] vectors, int at, float[] sum, int atSum) {
    for (int each = 0; each < rank; each++) {
      times[each] = -vectors[at + each];
    }
    addTimes(dearness, sum, atSum);
  }

  private void addTimes(float dearness, float[] sum, int atSum) {
    Floats.add(dearness, times, 0, sum, atSum, rank);
    int even = rank - rank % 4;
    for (int each = 0; each < even; each += 4) {
      int row = each * rank;
      four.take(row, row + rank, row + 2 * rank, row + 3 * rank);
      four.addTo(sum, atSum, times, each);
    }
    for (int each = even; each < rank; each++) {
      Floats.add(times[each], gram, each * rank, sum, atSum, rank);
    }
  }
}
