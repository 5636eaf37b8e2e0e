package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How far a histogram has moved, by hand. */
final class PopulationStabilityTest {
  @Test
  void itIsTheFigureOfAnExampleByHand() {
    double moved = 0.1 * Math.log(0.6 / 0.5) - 0.1 * Math.log(0.4 / 0.5);
    assertEquals(moved, index(new long[] {5, 5}, new long[] {60, 40}), 1e-15);
    assertEquals(moved, index(new long[] {60, 40}, new long[] {5, 5}), 1e-15);
  }

  @Test
  void equalSharesHaveNotMovedWhateverTheSize() {
    assertEquals(0, index(new long[] {1, 2, 0}, new long[] {1_000, 2_000, 0}), 0);
    assertEquals(0, index(new long[] {7}, new long[] {3}), 0);
  }

  @Test
  void anEmptyBinCountsAsOneInTenThousand() {
    double emptied = (0.5 - 0.0001) * Math.log(0.5 / 0.0001);
    double doubled = 0.5 * Math.log(2);
    assertEquals(emptied + doubled, index(new long[] {1, 1}, new long[] {0, 9}), 1e-12);
  }

  @Test
  void sharesAreRaisedToTheFloorBelowItOnly() {
    long[] atTheFloor = {1, 9_999};
    long[] below = {1, 19_999};
    long[] above = {3, 19_997};
    double rest = (0.99995 - 0.9999) * Math.log(0.99995 / 0.9999);
    assertEquals(rest, index(atTheFloor, below), 1e-15);
    assertTrue(index(atTheFloor, above) > 1e-5);
  }

  @Test
  void ofNobodyThereIsNoIndex() {
    long[] nobody = {0, 0};
    long[] some = {1, 0};
    assertEquals(OptionalDouble.empty(), PopulationStability.index(nobody, some));
    assertEquals(OptionalDouble.empty(), PopulationStability.index(some, nobody));
    assertEquals(OptionalDouble.empty(), PopulationStability.index(new long[0], new long[0]));
  }

  @Test
  void otherBinsAndCountsBelowZeroAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PopulationStability.index(new long[] {1}, new long[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> PopulationStability.index(new long[] {1, -1}, new long[] {1, 2}));
  }

  private static double index(long[] reference, long[] tonight) {
    return PopulationStability.index(reference, tonight).orElseThrow();
  }
}
