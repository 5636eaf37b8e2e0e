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

  /** Adds so many times one stretch to another. */
  public static void add(float times, float[] from, int atFrom, float[] to, int atTo, int length) {
    for (int each = 0; each < length; each++) {
      to[atTo + each] = Math.fma(times, from[atFrom + each], to[atTo + each]);
    }
  }
}
