package dev.vesper.jobs.factor;

/**
 * Four of some vectors at a time: what is added to or multiplied with each of them is then read and
 * written once instead of four times.
 */
final class FourVectors {
  private final float[] values;
  private final int rank;
  private int first;
  private int second;
  private int third;
  private int fourth;

  /** Of vectors of a length, one after the other. */
  FourVectors(float[] values, int rank) {
    this.values = values;
    this.rank = rank;
  }

  /** Which four it is about from now on, by where they begin. */
  void take(int one, int two, int three, int four) {
    first = one;
    second = two;
    third = three;
    fourth = four;
  }

  /** Writes the products of a vector with the four to four places. */
  void products(float[] vector, int at, float[] to, int place) {
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    for (int each = 0; each < rank; each++) {
      float number = vector[at + each];
      one = Math.fma(number, values[first + each], one);
      two = Math.fma(number, values[second + each], two);
      three = Math.fma(number, values[third + each], three);
      four = Math.fma(number, values[fourth + each], four);
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
    for (int each = 0; each < rank; each++) {
      float low = Math.fma(two, values[second + each], one * values[first + each]);
      float high = Math.fma(four, values[fourth + each], three * values[third + each]);
      sum[at + each] += low + high;
    }
  }
}
