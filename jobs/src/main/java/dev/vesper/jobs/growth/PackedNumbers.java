package dev.vesper.jobs.growth;

import java.io.ByteArrayOutputStream;

/** Numbers of zero or more as bytes: seven bits a byte, the small ones being short. */
final class PackedNumbers {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private PackedNumbers() {}

  static byte[] pack(long[] numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(numbers.length);
    for (long number : numbers) {
      long rest = number;
      while (rest >= MORE) {
        bytes.write((int) (rest & (MORE - 1)) | MORE);
        rest >>>= BITS;
      }
      bytes.write((int) rest);
    }
    return bytes.toByteArray();
  }

  /** Adds packed numbers to others, place by place. */
  static void add(byte[] packed, long[] to) {
    int at = 0;
    for (int place = 0; place < to.length; place++) {
      long number = 0;
      int shift = 0;
      byte next = packed[at++];
      while (next < 0) {
        number |= (long) (next & (MORE - 1)) << shift;
        shift += BITS;
        next = packed[at++];
      }
      to[place] += number | (long) next << shift;
    }
  }
}
