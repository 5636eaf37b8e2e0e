package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Where a feature is cut, with ties, few values and none. */
final class DecileBinsTest {
  @Test
  void valuesThatAllDifferAreCutIntoTenths() {
    double[] values = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
    DecileBins bins = DecileBins.of(values);
    assertEquals(List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0), bins.cuts());
    assertArrayEquals(new long[] {10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, bins.histogram(values));
  }

  @Test
  void aBinEndsWithItsCutAndTheLastIsOpen() {
    DecileBins bins = new DecileBins(List.of(1.0, 2.0));
    assertEquals(3, bins.count());
    assertEquals(0, bins.of(Double.NEGATIVE_INFINITY));
    assertEquals(0, bins.of(1.0));
    assertEquals(1, bins.of(Math.nextUp(1.0)));
    assertEquals(1, bins.of(2.0));
    assertEquals(2, bins.of(Math.nextUp(2.0)));
    assertEquals(2, bins.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void aValueOfSeveralDecilesHasABinToItself() {
    double[] values = {1, 2, 5, 5, 5, 5, 5, 8, 9, 10};
    DecileBins bins = DecileBins.of(values);
    assertEquals(List.of(1.0, 2.0, Math.nextDown(5.0), 5.0, 8.0, 9.0), bins.cuts());
    assertArrayEquals(new long[] {1, 1, 0, 5, 1, 1, 1}, bins.histogram(values));
  }

  @Test
  void aFeatureThatIsAlwaysZeroShowsWhatMovesAwayOnEitherSide() {
    DecileBins bins = DecileBins.of(new double[] {-0.0, 0.0, 0.0});
    assertArrayEquals(new long[] {1, 3, 2}, bins.histogram(new double[] {-1, -0.0, 0, 0, 1, 2}));
  }

  @Test
  void countedValuesAreCutLikeEachValueByItself() {
    double[] each = {0, 0, 0, 0, 1, 1, 3, 4, 4, 4, 4, 7, 9};
    DecileBins counted =
        DecileBins.of(new double[] {0, 1, 2, 3, 4, 7, 9}, new long[] {4, 2, 0, 1, 4, 1, 1});
    assertEquals(DecileBins.of(each), counted);
  }

  @Test
  void oneValueHasABinToItselfAndNoneMakeOneBin() {
    assertEquals(List.of(Math.nextDown(6.0), 6.0), DecileBins.of(new double[] {6}).cuts());
    assertEquals(List.of(), DecileBins.of(new double[] {}).cuts());
    assertEquals(List.of(), DecileBins.of(new double[] {6}, new long[] {0}).cuts());
    assertArrayEquals(
        new long[] {2}, DecileBins.of(new double[] {}).histogram(new double[] {1, 2}));
  }

  @Test
  void valuesThatDoNotAscendOrAreMissingAreRefused() {
    refuses(() -> DecileBins.of(new double[] {2, 1}));
    refuses(() -> DecileBins.of(new double[] {1, Double.NaN}));
    refuses(() -> DecileBins.of(new double[] {1, 2}, new long[] {1}));
    refuses(() -> DecileBins.of(new double[] {1}, new long[] {-1}));
    refuses(() -> new DecileBins(List.of(1.0, 1.0)));
    refuses(() -> new DecileBins(List.of()).of(Double.NaN));
  }

  private static void refuses(Executable wrong) {
    assertThrows(IllegalArgumentException.class, wrong);
  }
}
