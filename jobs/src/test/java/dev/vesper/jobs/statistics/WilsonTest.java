package dev.vesper.jobs.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class WilsonTest {
  private static final double NEAR = 5e-4;

  /** Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
  @Test
  void intervalsAreThosePublished() {
    assertInterval(0.2553, 0.3662, 81, 263);
    assertInterval(0.0624, 0.1605, 15, 148);
    assertInterval(0.0000, 0.1611, 0, 20);
    assertInterval(0.0061, 0.1718, 1, 29);
  }

  private static void assertInterval(double low, double high, long part, long all) {
    Wilson interval = Wilson.of(part, all);
    assertEquals(low, interval.low(), NEAR);
    assertEquals(high, interval.high(), NEAR);
  }

  /** The definition itself: each end lies z standard errors, as of that end, from what was seen. */
  @Test
  void anEndLiesItsOwnStandardErrorsAway() {
    for (long part = 1; part < 40; part++) {
      Wilson interval = Wilson.of(part, 40);
      for (double end : new double[] {interval.low(), interval.high()}) {
        assertEquals(
            1.959963984540054, Math.abs(part / 40.0 - end) / Math.sqrt(end * (1 - end) / 40), 1e-9);
      }
    }
  }

  @Test
  void nothingAndEverythingStayWithinNoughtAndOne() {
    assertEquals(0, Wilson.of(0, 5).low(), 1e-12);
    assertEquals(1, Wilson.of(5, 5).high(), 1e-12);
    assertTrue(Wilson.of(0, 1).high() < 1);
  }
}
