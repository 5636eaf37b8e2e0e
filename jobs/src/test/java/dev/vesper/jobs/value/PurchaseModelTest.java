package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each model says what the mean over all rates and inclinations says, integrated numerically. */
final class PurchaseModelTest {
  private static final double SHARE = 1e-8;

  private static final List<PurchaseHistory> HISTORIES =
      List.of(
          new PurchaseHistory(0, 0, 0),
          new PurchaseHistory(0, 0, 38.86),
          new PurchaseHistory(1, 1.71, 38.86),
          new PurchaseHistory(2, 30.43, 38.86),
          new PurchaseHistory(7, 20, 20),
          new PurchaseHistory(40, 25, 39));

  /** One customer whose rate and inclination to leave are known. */
  private interface Known {
    double stayed(double rate, double leaving, PurchaseHistory history);

    double left(double rate, double leaving, PurchaseHistory history);

    double expected(double rate, double leaving, double ahead);
  }

  /** First comes a purchase after which nobody leaves, or one after which some do. */
  private record Leaving(int chancesBeforeRepeats) implements Known {
    @Override
    public double stayed(double rate, double p, PurchaseHistory history) {
      int x = history.repeats();
      return Math.pow(rate, x)
          * Math.pow(1 - p, x + chancesBeforeRepeats)
          * Math.exp(-rate * history.age());
    }

    @Override
    public double left(double rate, double p, PurchaseHistory history) {
      int x = history.repeats();
      int stayed = x + chancesBeforeRepeats - 1;
      return stayed < 0
          ? 0
          : p
              * Math.pow(1 - p, stayed)
              * Math.pow(rate, x)
              * Math.exp(-rate * history.lastPurchase());
    }

    @Override
    public double expected(double rate, double p, double ahead) {
      return -Math.expm1(-rate * p * ahead) / p;
    }
  }

  private static final class Fading implements Known {
    @Override
    public double stayed(double rate, double mu, PurchaseHistory history) {
      return Math.pow(rate, history.repeats()) * Math.exp(-(rate + mu) * history.age());
    }

    @Override
    public double left(double rate, double mu, PurchaseHistory history) {
      double both = rate + mu;
      double until = Math.exp(-both * history.lastPurchase());
      double gone = -Math.expm1(-both * (history.age() - history.lastPurchase()));
      return Math.pow(rate, history.repeats()) * mu / both * until * gone;
    }

    @Override
    public double expected(double rate, double mu, double ahead) {
      return -rate * Math.expm1(-mu * ahead) / mu;
    }
  }

  /** Both means together, over the rate and over the inclination. */
  private interface Mean {
    double of(java.util.function.DoubleBinaryOperator function);
  }

  private static Mean overBeta(double r, double alpha, double a, double b) {
    return function ->
        Integral.overGamma(
            r, alpha, rate -> Integral.overBeta(a, b, p -> function.applyAsDouble(rate, p)));
  }

  private static Mean overGamma(double r, double alpha, double s, double beta) {
    return function ->
        Integral.overGamma(
            r, alpha, rate -> Integral.overGamma(s, beta, mu -> function.applyAsDouble(rate, mu)));
  }

  private static void assertIsTheMean(PurchaseModel model, Known known, Mean mean) {
    for (PurchaseHistory history : HISTORIES) {
      String what = model + " after " + history;
      double stayed = mean.of((rate, leaving) -> known.stayed(rate, leaving, history));
      double left = mean.of((rate, leaving) -> known.left(rate, leaving, history));
      double ahead = 39;
      double expected =
          mean.of(
              (rate, leaving) ->
                  known.stayed(rate, leaving, history) * known.expected(rate, leaving, ahead));
      assertEquals(Math.log(stayed + left), model.logLikelihood(history), SHARE, what);
      assertClose(stayed / (stayed + left), model.chanceAlive(history), SHARE, what);
      assertClose(expected / (stayed + left), model.expectedPurchases(history, ahead), SHARE, what);
    }
  }

  @Test
  void bgNbdIsTheMeanOverAllCustomers() {
    assertIsTheMean(new BgNbd(0.8, 4.4, 0.79, 2.4), new Leaving(0), overBeta(0.8, 4.4, 0.79, 2.4));
    assertIsTheMean(new BgNbd(0.8, 4.4, 1, 1), new Leaving(0), overBeta(0.8, 4.4, 1, 1));
  }

  @Test
  void mbgNbdIsTheMeanOverAllCustomers() {
    assertIsTheMean(new MbgNbd(0.8, 4.4, 0.79, 2.4), new Leaving(1), overBeta(0.8, 4.4, 0.79, 2.4));
    assertIsTheMean(new MbgNbd(3, 20, 0.6, 0.5), new Leaving(1), overBeta(3, 20, 0.6, 0.5));
  }

  @Test
  void paretoNbdIsTheMeanOverAllCustomers() {
    assertIsTheMean(
        new ParetoNbd(0.55, 10.6, 0.61, 11.7), new Fading(), overGamma(0.55, 10.6, 0.61, 11.7));
    assertIsTheMean(new ParetoNbd(0.55, 13.6, 1, 3.5), new Fading(), overGamma(0.55, 13.6, 1, 3.5));
    assertIsTheMean(new ParetoNbd(2, 5, 0.7, 5), new Fading(), overGamma(2, 5, 0.7, 5));
  }

  /** With 2F1(r + x, b + x; a + b + x - 1; t / (α + T + t)), equation 10 of Fader et al. 2005. */
  @Test
  void theExpectedPurchasesOfBgNbdAreThosePublished() {
    BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
    for (PurchaseHistory history : HISTORIES) {
      int x = history.repeats();
      double until = model.alpha() + history.age();
      double c = model.a() + model.b() + x - 1;
      double z = 39 / (until + 39);
      double series = HypergeometricSeries.of(model.r() + x, model.b() + x, c, z);
      double bought = 1 - Math.pow(1 - z, model.r() + x) * series;
      assertClose(
          c / (model.a() - 1) * bought * model.chanceAlive(history),
          model.expectedPurchases(history, 39),
          1e-10,
          history);
    }
  }

  @Test
  void aCustomerOfBgNbdWhoBoughtOnceIsAliveForCertainAndOneOfMbgNbdIsNot() {
    PurchaseHistory once = new PurchaseHistory(0, 0, 5000);
    assertEquals(1, new BgNbd(0.5, 5, 0.8, 2.4).chanceAlive(once), 0);
    assertTrue(new MbgNbd(0.5, 5, 0.8, 2.4).chanceAlive(once) < 0.1);
  }

  @Test
  void thousandsOfPurchasesOverflowNothing() {
    for (PurchaseModel model : someModels()) {
      for (PurchaseHistory history :
          List.of(
              new PurchaseHistory(10_000, 20_000, 20_000),
              new PurchaseHistory(10_000, 10, 20_000),
              new PurchaseHistory(10_000, 1, 1))) {
        String what = model + " after " + history;
        assertTrue(Double.isFinite(model.logLikelihood(history)), what);
        double alive = model.chanceAlive(history);
        assertTrue(alive >= 0 && alive <= 1, what);
        double expected = model.expectedPurchases(history, 365);
        double untilNow = 10_000 * 365 / Math.max(1e-9, history.age());
        assertTrue(expected >= 0 && expected <= 1.01 * untilNow, what + ": " + expected);
      }
    }
  }

  @Test
  void whoBoughtJustNowByParetoNbdIsThere() {
    ParetoNbd model = new ParetoNbd(0.5, 10, 0.6, 12);
    assertEquals(1, model.chanceAlive(new PurchaseHistory(3, 30, 30)), 0);
    assertEquals(1, model.chanceAlive(new PurchaseHistory(0, 0, 0)), 0);
  }

  @Test
  void moreTimeBringsMorePurchasesAndNoTimeNone() {
    for (PurchaseModel model : someModels()) {
      for (PurchaseHistory history : HISTORIES) {
        double before = 0;
        assertEquals(0, model.expectedPurchases(history, 0), 0);
        for (double ahead : new double[] {1e-6, 1, 30, 365, 3650}) {
          double expected = model.expectedPurchases(history, ahead);
          assertTrue(expected > before, model + " after " + history + " by " + ahead);
          before = expected;
        }
      }
    }
  }

  static List<PurchaseModel> someModels() {
    return List.of(
        new MbgNbd(0.5, 5, 0.8, 2.4),
        new BgNbd(0.5, 5, 0.8, 2.4),
        new ParetoNbd(0.5, 10, 0.6, 12),
        new ParetoNbd(0.5, 12, 0.6, 10),
        new PooledPurchases(new GammaBelief(50, 1000)));
  }
}
