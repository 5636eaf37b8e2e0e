package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Sums and differences by logarithms, near and far. */
final class LogSumTest {
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  @Test
  void numbersTooSmallOrLargeToBeAreAdded() {
    assertEquals(Math.log(5), LogSum.add(Math.log(2), Math.log(3)), 1e-15);
    assertEquals(-5000 + Math.log(2), LogSum.add(-5000, -5000), 0);
    assertEquals(5000, LogSum.add(5000, -5000), 0);
    assertEquals(700.5, LogSum.add(700.5, NOTHING), 0);
    assertEquals(NOTHING, LogSum.add(NOTHING, NOTHING), 0);
    assertEquals(800, LogSum.onePlus(800), 0);
    assertClose(Math.exp(-40), LogSum.onePlus(-40), 1e-15, "ln(1 + e^-40)");
  }

  @Test
  void whatIsLeftOfNearlyEqualNumbersKeepsItsDigits() {
    assertEquals(Math.log(2), LogSum.subtract(Math.log(5), Math.log(3)), 1e-15);
    double gap = 0x1.0p-30;
    double left = -1000 + Math.log(-Math.expm1(-gap));
    assertEquals(left, LogSum.subtract(-1000, -1000 - gap), 1e-12);
    assertEquals(1000, LogSum.subtract(1000, -1000), 0);
    assertEquals(7, LogSum.subtract(7, NOTHING), 0);
  }

  @Test
  void nothingIsLeftOfEqualNumbersOrLess() {
    assertEquals(NOTHING, LogSum.subtract(3, 3), 0);
    assertEquals(NOTHING, LogSum.subtract(3, 4), 0);
    assertEquals(NOTHING, LogSum.subtract(NOTHING, NOTHING), 0);
  }
}
