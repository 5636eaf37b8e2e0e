package dev.vesper.jobs.factor;

/**
 * Four of some vectors at a time: what is added to or multiplied with each of them is then read and
 * written once instead of four times. They are copied to arrays of their own, and so is what they
 * are added to, for {@link Floats#addFour}.
 */
final class FourVectors {
  private static final int FOUR = 4;

  private final float[] values;
  private final int rank;
  private final float[][] vectors;
  private final float[] often = new float[FOUR];
  private final float[] sums;

  /** Of vectors of a length, one after the other. */
  FourVectors(float[] values, int rank) {
    this.values = values;
    this.rank = rank;
    this.vectors = new float[FOUR][rank];
    this.sums = new float[rank];
  }

  /** Which four it is about from now on, by where they begin. */
  void take(int first, int second, int third, int fourth) {
    System.arraycopy(values, first, vectors[0], 0, rank);
    System.arraycopy(values, second, vectors[1], 0, rank);
    System.arraycopy(values, third, vectors[2], 0, rank);
    System.arraycopy(values, fourth, vectors[3], 0, rank);
  }

  /** Writes the products of a vector with the four to four places. */
  void products(float[] vector, int at, float[] to, int place) {
    float[] first = vectors[0];
    float[] second = vectors[1];
    float[] third = vectors[2];
    float[] fourth = vectors[3];
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    for (int each = 0; each < rank; each++) {
      float number = vector[at + each];
      one = Math.fma(number, first[each], one);
      two = Math.fma(number, second[each], two);
      three = Math.fma(number, third[each], three);
      four = Math.fma(number, fourth[each], four);
    }
    to[place] = one;
    to[place + 1] = two;
    to[place + 2] = three;
    to[place + 3] = four;
  }

  /** Adds each of the four to a vector, as often as four places say. */
  void addTo(float[] sum, int at, float[] times, int place) {
    System.arraycopy(times, place, often, 0, FOUR);
    System.arraycopy(sum, at, sums, 0, rank);
    Floats.addFour(vectors, 0, often, sums, rank);
    System.arraycopy(sums, 0, sum, at, rank);
  }
}
