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
  void anEmptyBinCountsAsHalfAUserOfTheSmallerNumber() {
    double emptied = (0.5 - 0.05) * Math.log(0.5 / 0.05);
    double doubled = 0.5 * Math.log(2);
    assertEquals(emptied + doubled, index(new long[] {50, 50}, new long[] {0, 10}), 1e-12);
    assertEquals(emptied + doubled, index(new long[] {0, 10}, new long[] {50, 50}), 1e-12);
  }

  @Test
  void sharesAreRaisedToTheFloorBelowItOnly() {
    double rest = (0.9 - 0.96) * Math.log(0.9 / 0.96);
    long[] tenth = {1, 9};
    assertEquals(rest + 0.05 * Math.log(2), index(tenth, new long[] {4, 96}), 1e-12);
    assertTrue(index(tenth, new long[] {6, 94}) < index(tenth, new long[] {5, 95}));
  }

  @Test
  void whatChanceGivesIsTheUpperTailOfAChiSquare() {
    // One in ten thousand of a chi-square of 9 degrees exceeds 33.72, of 1 degree 15.14.
    assertEquals(33.72 / 100, PopulationStability.byChance(10, 200, 200), 0.005);
    assertEquals(15.14 / 100, PopulationStability.byChance(2, 200, 200), 0.012);
    assertEquals(0, PopulationStability.byChance(1, 200, 200));
    assertEquals(0, PopulationStability.byChance(10, 0, 200));
    assertTrue(PopulationStability.byChance(10, 50_000, 50_000) < 0.002);
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
