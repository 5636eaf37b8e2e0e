package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Equality of numbers up to a share of them. */
final class Close {
  private Close() {}

  static void assertClose(double expected, double actual, double share, Object what) {
    assertTrue(Double.isFinite(actual), what + ": " + actual);
    assertEquals(expected, actual, share * Math.max(1e-300, Math.abs(expected)), what.toString());
  }
}
