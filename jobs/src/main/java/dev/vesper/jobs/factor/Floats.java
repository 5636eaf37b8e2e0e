package dev.vesper.jobs.factor;

/** Sums over stretches of float arrays, written so that the compiler keeps the adders busy. */
public final class Floats {
  private Floats() {}

  /**
   * The product of two stretches of equal length. Four sums that don't wait for each other; their
   * order is fixed, so the result is the same on every machine.
   */
  public static float dot(float[] left, int atLeft, float[] right, int atRight, int length) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int even = length - length % 4;
    for (int each = 0; each < even; each += 4) {
      first += left[atLeft + each] * right[atRight + each];
      second += left[atLeft + each + 1] * right[atRight + each + 1];
      third += left[atLeft + each + 2] * right[atRight + each + 2];
      fourth += left[atLeft + each + 3] * right[atRight + each + 3];
    }
    for (int each = even; each < length; each++) {
      first += left[atLeft + each] * right[atRight + each];
    }
    return first + second + (third + fourth);
  }

  /** Adds so many times one stretch to another. */
  public static void add(float times, float[] from, int atFrom, float[] to, int atTo, int length) {
    for (int each = 0; each < length; each++) {
      to[atTo + each] += times * from[atFrom + each];
    }
  }
}
