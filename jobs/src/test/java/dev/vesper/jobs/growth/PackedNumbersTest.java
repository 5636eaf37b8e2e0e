package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PackedNumbersTest {
  private static final long[] EDGES = {
    0, 1, 127, 128, 129, 16_383, 16_384, Integer.MAX_VALUE, 1L << 35, Long.MAX_VALUE
  };

  @Test
  void numbersOfEveryLengthComeBack() {
    long[] back = new long[EDGES.length];
    PackedNumbers.add(PackedNumbers.pack(EDGES), back);
    assertArrayEquals(EDGES, back);
  }

  @Test
  void numbersAddUpPlaceByPlace() {
    long[] sums = {5, 0, 300};
    PackedNumbers.add(PackedNumbers.pack(new long[] {1, 200, 300}), sums);
    assertArrayEquals(new long[] {6, 200, 600}, sums);
  }

  @Test
  void aSmallNumberTakesAByte() {
    assertEquals(3, PackedNumbers.pack(new long[] {0, 1, 127}).length);
    assertEquals(2, PackedNumbers.pack(new long[] {128}).length);
  }
}
