package dev.vesper.jobs.factor;

/**
 * Four of some vectors at a time: what is added to or multiplied with each of them is then read and
 * written once instead of four times.
 *
 * <p>They are copied to arrays of their own, and so is what they are added to, because the compiler
 * adds eight numbers in one go of arrays that are read from their beginning alone.
 */
final class FourVectors {
  private final float[] values;
  private final int rank;
  private final float[] first;
  private final float[] second;
  private final float[] third;
  private final float[] fourth;
  private final float[] sums;

  /** Of vectors of a length, one after the other. */
  FourVectors(float[] values, int rank) {
    this.values = values;
    this.rank = rank;
    this.first = new float[rank];
    this.second = new float[rank];
    this.third = new float[rank];
    this.fourth = new float[rank];
    this.sums = new float[rank];
  }

  /** Which four it is about from now on, by where they begin. */
  void take(int one, int two, int three, int four) {
    System.arraycopy(values, one, first, 0, rank);
    System.arraycopy(values, two, second, 0, rank);
    System.arraycopy(values, three, third, 0, rank);
    System.arraycopy(values, four, fourth, 0, rank);
  }

  /** Writes the products of a vector with the four to four places. */
  void products(float[] vector, int at, float[] to, int place) {
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
    float one = times[place];
    float two = times[place + 1];
    float three = times[place + 2];
    float four = times[place + 3];
    System.arraycopy(sum, at, sums, 0, rank);
    for (int each = 0; each < rank; each++) {
      float low = Math.fma(two, second[each], one * first[each]);
      float high = Math.fma(four, fourth[each], three * third[each]);
      sums[each] += low + high;
    }
    System.arraycopy(sums, 0, sum, at, rank);
  }
}
