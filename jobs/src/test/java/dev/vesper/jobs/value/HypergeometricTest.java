package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Gauss's function where it is another function by another name, and by its integral. */
final class HypergeometricTest {
  private static final double[] PLACES = {0, 1e-9, 0.1, 0.5, 0.9, 0.99, 0.999, 0.99999};

  @Test
  void atZeroItIsOne() {
    assertEquals(1, HypergeometricSeries.of(3, 4, 5, 0), 0);
    assertEquals(1, Hypergeometric.ofOne(4, 5, 0), 0);
  }

  @Test
  void withTwoEqualArgumentsItIsAPower() {
    for (double z : PLACES) {
      for (double a : new double[] {0.3, 1, 2.5}) {
        double power = Math.pow(1 - z, -a);
        assertClose(power, HypergeometricSeries.of(a, 2.25, 2.25, z), 1e-10, a + " at " + z);
        assertClose(power, HypergeometricSeries.of(2.25, a, 2.25, z), 1e-10, a + " at " + z);
      }
      assertClose(1 / (1 - z), Hypergeometric.ofOne(7, 7, z), 1e-10, "1 at " + z);
    }
  }

  @Test
  void withOnesAndATwoItIsALogarithm() {
    for (double z : PLACES) {
      double logarithm = z == 0 ? 1 : -Math.log1p(-z) / z;
      assertClose(logarithm, Hypergeometric.ofOne(1, 2, z), 1e-11, "at " + z);
    }
  }

  @Test
  void withHalvesItIsAnArcSine() {
    for (double root : new double[] {0.1, 0.5, 0.9, 0.99}) {
      double series = HypergeometricSeries.of(0.5, 0.5, 1.5, root * root);
      assertClose(Math.asin(root) / root, series, 1e-12, "at " + root);
    }
  }

  @Test
  void aNegativeWholeArgumentMakesItAPolynomial() {
    double z = 0.7;
    double square = 1 - 2 * 3.0 / 4 * z + 3.0 * 4 / (4 * 5) * z * z;
    assertClose(square, HypergeometricSeries.of(-2, 3, 4, z), 1e-14, "of the second degree");
  }

  @Test
  void theFractionTheSeriesAndTheIntegralAgree() {
    for (double z : new double[] {0.05, 0.5, 0.95, 0.999}) {
      for (double b : new double[] {2.5, 40, 1000}) {
        double c = b + 3.5;
        // Euler's integral of 2F1(b, 1; c; z) over the argument 1: (c - 1) ∫ (1-u)^(c-2) (1-zu)^-b.
        double integral =
            Integral.between(
                0,
                1,
                400_000,
                u -> (c - 1) * Math.exp((c - 2) * Math.log1p(-u) - b * Math.log1p(-z * u)));
        assertClose(integral, Hypergeometric.ofOne(b, c, z), 1e-8, b + " at " + z);
        double raised = HypergeometricSeries.of(c - 1, c - b, c, z) * Math.pow(1 - z, c - 1 - b);
        assertClose(raised, Hypergeometric.ofOne(b, c, z), 1e-10, b + " at " + z);
      }
    }
  }

  @Test
  void neighboursAreTiedByGauss() {
    for (double z : new double[] {0.2, 0.8, 0.98}) {
      double a = 1.7;
      double b = 0.9;
      double c = 3.3;
      double left = c * (1 - z) * HypergeometricSeries.of(a, b, c, z);
      double right =
          c * HypergeometricSeries.of(a, b - 1, c, z)
              - (c - a) * z * HypergeometricSeries.of(a, b, c + 1, z);
      assertClose(left, right, 1e-11, "at " + z);
    }
  }
}
