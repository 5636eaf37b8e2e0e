package dev.vesper.jobs.value;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Sums of many terms on all cores: blocks of fixed size, added up in their order. */
final class BlockSum {
  private static final int SIZE = 512;

  private BlockSum() {}

  /** The sum of a function over 0 … count - 1, the same on any number of cores. */
  static double of(int count, IntToDoubleFunction term) {
    int blocks = (count + SIZE - 1) / SIZE;
    double[] sums =
        IntStream.range(0, blocks)
            .parallel()
            .mapToDouble(block -> sum(block * SIZE, Math.min(count, (block + 1) * SIZE), term))
            .toArray();
    return sum(0, blocks, block -> sums[block]);
  }

  private static double sum(int from, int to, IntToDoubleFunction term) {
    double sum = 0;
    for (int each = from; each < to; each++) {
      sum += term.applyAsDouble(each);
    }
    return sum;
  }
}
