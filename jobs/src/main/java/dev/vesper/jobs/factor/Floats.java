package dev.vesper.jobs.factor;

/**
 * Sums over stretches of float arrays, written so that the compiler keeps the adders busy. Each
 * step multiplies and adds with one rounding, which processors do in one go; the order is fixed, so
 * results are the same on every machine.
 */
public final class Floats {
  private Floats() {}

  /** The product of two stretches of equal length, as four sums that don't wait for each other. */
  public static float dot(float[] left, int atLeft, float[] right, int atRight, int length) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int even = length - length % 4;
    for (int each = 0; each < even; each += 4) {
      first = Math.fma(left[atLeft + each], right[atRight + each], first);
      second = Math.fma(left[atLeft + each + 1], right[atRight + each + 1], second);
      third = Math.fma(left[atLeft + each + 2], right[atRight + each + 2], third);
      fourth = Math.fma(left[atLeft + each + 3], right[atRight + each + 3], fourth);
    }
    for (int each = even; each < length; each++) {
      first = Math.fma(left[atLeft + each], right[atRight + each], first);
    }
    return first + second + (third + fourth);
  }

  /**
   * Adds the beginnings of four arrays that follow each other to one, each so many times: eight
   * numbers in one go, which the compiler does of arrays that are read from their beginning alone.
   *
   * @param times of each array, by its number
   */
  public static void addFour(float[][] from, int at, float[] times, float[] to, int length) {
    float one = times[at];
    float two = times[at + 1];
    float three = times[at + 2];
    float four = times[at + 3];
    float[] first = from[at];
    float[] second = from[at + 1];
    float[] third = from[at + 2];
    float[] fourth = from[at + 3];
    for (int each = 0; each < length; each++) {
      float low = Math.fma(two, second[each], one * first[each]);
      float high = Math.fma(four, fourth[each], three * third[each]);
      to[each] += low + high;
    }
  }

  /** Adds so many times one stretch to another. */
  public static void add(float times, float[] from, int atFrom, float[] to, int atTo, int length) {
    for (int each = 0; each < length; each++) {
      to[atTo + each] = Math.fma(times, from[atFrom + each], to[atTo + each]);
    }
  }
}
