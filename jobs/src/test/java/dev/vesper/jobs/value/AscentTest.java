package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A peak is found where there is one, and only there. */
final class AscentTest {
  private static final List<double[]> STARTS = List.of(new double[] {1, 1}, new double[] {9, 0.1});

  /** A bent hill, its top at two given parameters. */
  private static ToDoubleFunction<double[]> hill(double first, double second) {
    return at -> {
      double x = Math.log(at[0] / first);
      double y = Math.log(at[1] / second) + x * x / 2;
      return 1000 - 50 * x * x - 500 * y * y;
    };
  }

  @Test
  void thePeakOfAllIsFoundFromThatOfTheGroups() {
    for (double shift : new double[] {1, 1.01, 1.3}) {
      Peak peak = Ascent.from(STARTS, hill(3 * shift, 0.2), hill(3, 0.2 * shift));
      assertTrue(peak.reached(), "by " + shift);
      assertFalse(peak.isAtABound());
      assertClose(3, peak.parameters()[0], 1e-5, shift);
      assertClose(0.2 * shift, peak.parameters()[1], 1e-5, shift);
      assertEquals(1000, peak.height(), 1e-8);
    }
  }

  @Test
  void ofTwoPeaksTheHigherOneOfTheGroupsIsTaken() {
    ToDoubleFunction<double[]> two =
        at -> Math.max(hill(1, 1).applyAsDouble(at), 5 + hill(9, 0.1).applyAsDouble(at));
    Peak peak = Ascent.from(STARTS, two, two);
    assertClose(9, peak.parameters()[0], 1e-5, peak);
    assertEquals(1005, peak.height(), 1e-8);
  }

  @Test
  void whatRisesWithoutEndIsAtABound() {
    ToDoubleFunction<double[]> slope = at -> at[0] / (1 + at[0]) - Math.pow(Math.log(at[1]), 2);
    Peak peak = Ascent.from(STARTS, slope, slope);
    assertTrue(peak.isAtABound(), peak.toString());
    assertEquals(Verdict.AT_A_BOUND, Fit.at(peak, at -> at).verdict());
  }

  @Test
  void whatIsNowhereFiniteHasNoModel() {
    for (double nothing : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Fit<double[]> fit = Fit.at(Ascent.from(STARTS, at -> nothing, at -> nothing), at -> at);
      assertEquals(Verdict.NOT_FINITE, fit.verdict());
      assertTrue(fit.model().isEmpty());
    }
  }

  @Test
  void aPeakThatOnlyTheGroupsHaveIsNone() {
    Peak peak = Ascent.from(STARTS, hill(3, 0.2), at -> 10 * Math.log(at[0]));
    assertFalse(peak.reached(), peak.toString());
    assertEquals(Verdict.NOT_CONVERGED, Fit.at(peak, at -> at).verdict());
  }
}
