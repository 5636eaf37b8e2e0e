package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The logarithm of the gamma function keeps its digits, small and large. */
final class LogGammaTest {
  @Test
  void factorialsAndHalvesAreKnown() {
    double factorial = 0;
    for (int n = 1; n <= 60; n++) {
      assertEquals(factorial, LogGamma.of(n), 1e-13 * Math.max(1, factorial), "n = " + n);
      factorial += Math.log(n);
    }
    assertEquals(Math.log(Math.PI) / 2, LogGamma.of(0.5), 1e-14);
    assertEquals(Math.log(Math.PI) / 2 - Math.log(2), LogGamma.of(1.5), 1e-14);
  }

  @Test
  void theReflectionOfSmallArgumentsHolds() {
    for (double x : new double[] {1e-9, 1e-4, 0.1, 0.3, 0.5, 0.9}) {
      double both = LogGamma.of(x) + LogGamma.of(1 - x);
      assertEquals(Math.log(Math.PI / Math.sin(Math.PI * x)), both, 1e-13, "x = " + x);
    }
  }

  @Test
  void theStepFromOneFormToTheOtherIsNotSeen() {
    for (double x : new double[] {9 - 1e-9, 9, 10 - 1e-9, 10, 10 + 1e-9, 11}) {
      assertEquals(LogGamma.of(x) + Math.log(x), LogGamma.of(x + 1), 1e-13, "x = " + x);
      assertEquals(Math.log(x), LogGamma.rise(x, 1), 1e-13, "x = " + x);
    }
  }

  @Test
  void aRiseIsTheSumOfLogarithms() {
    for (double a : new double[] {1e-3, 0.243, 9.9, 10, 77, 1e6, 1e12}) {
      for (int n : new int[] {0, 1, 2, 17, 1000}) {
        double sum = 0;
        for (int each = 0; each < n; each++) {
          sum += Math.log(a + each);
        }
        assertEquals(sum, LogGamma.rise(a, n), 2e-13 * Math.max(1, Math.abs(sum)), a + " by " + n);
      }
    }
  }

  @Test
  void betaIsSymmetricAndItsIntegral() {
    assertEquals(LogGamma.beta(1e7, 0.3), LogGamma.beta(0.3, 1e7), 0);
    assertClose(-Math.log(1e7), LogGamma.beta(1, 1e7), 1e-14, "B(1, b) = 1/b");
    double integral = Integral.between(0, 1, 2_000, u -> Math.pow(u, 4.5) * Math.pow(1 - u, 6.25));
    assertClose(Math.log(integral), LogGamma.beta(5.5, 7.25), 1e-10, "B(5.5, 7.25)");
  }
}
