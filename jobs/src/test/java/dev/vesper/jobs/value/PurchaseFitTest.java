package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Models find the customers they are about, the same on one core and on four. */
final class PurchaseFitTest {
  private static final long SEED = 20_261_121;
  private static final double[] LEAVING = {0.8, 40, 0.9, 2.5};
  private static final double[] FADING = {0.8, 40, 0.7, 120};

  private static final int CUSTOMERS = 12_000;
  private static final int FEW = 2_000;
  private static final double WEEK = 7;

  private static CountedHistories some(PurchaseFamily family, int customers, double... truth) {
    SimulatedCustomers simulated = new SimulatedCustomers(family, SEED, truth);
    return CountedHistories.ofEach(
        simulated.of(customers, 200, 700, 0).stream()
            .map(SimulatedCustomers.Customer::history)
            .toList());
  }

  /** Shares that some three standard errors make. */
  private static void assertFound(PurchaseFamily family, double[] truth, double... shares) {
    CountedHistories customers = some(family, CUSTOMERS, truth);
    Fit<PurchaseModel> fit = family.fit(customers);
    assertEquals(Verdict.FITTED, fit.verdict());
    PurchaseModel model = fit.model().orElseThrow();
    for (int each = 0; each < truth.length; each++) {
      assertClose(truth[each], model.parameters().get(each), shares[each], model);
    }
    double atTruth = customers.logLikelihood(family.model(truth, 1));
    assertTrue(fit.logLikelihood() >= atTruth, fit + " against " + atTruth);
    assertTrue(fit.logLikelihood() < atTruth + 15, fit + " against " + atTruth);
  }

  @Test
  void customersOfMbgNbdAreFound() {
    assertFound(PurchaseFamily.MBG_NBD, LEAVING, 0.1, 0.1, 0.15, 0.2);
  }

  @Test
  void customersOfBgNbdAreFound() {
    assertFound(PurchaseFamily.BG_NBD, LEAVING, 0.1, 0.1, 0.15, 0.2);
  }

  @Test
  void customersOfParetoNbdAreFound() {
    assertFound(PurchaseFamily.PARETO_NBD, FADING, 0.1, 0.1, 0.15, 0.3);
  }

  /** What groups lose does not depend on how many customers there are. */
  @Test
  void groupsByWeekGiveTheParametersOfDaysWithinOnePercent() {
    assertGroupsAreGood(PurchaseFamily.MBG_NBD, LEAVING);
    assertGroupsAreGood(PurchaseFamily.BG_NBD, LEAVING);
    assertGroupsAreGood(PurchaseFamily.PARETO_NBD, FADING);
  }

  private static void assertGroupsAreGood(PurchaseFamily family, double[] truth) {
    SimulatedCustomers simulated = new SimulatedCustomers(family, SEED, truth);
    CountedHistories days = CountedHistories.ofEach(simulated.byDay(CUSTOMERS, 90, 730));
    CountedHistories weeks = days.grouped(WEEK);
    assertTrue(weeks.distinct() < 0.8 * days.distinct(), days.distinct() + " " + weeks.distinct());
    PurchaseModel byDay = family.fit(days).model().orElseThrow();
    PurchaseModel byWeek = family.fit(weeks).model().orElseThrow();
    for (int each = 0; each < truth.length; each++) {
      assertClose(byDay.parameters().get(each), byWeek.parameters().get(each), 0.01, family);
    }
  }

  @Test
  void theSameCustomersGiveTheSameModelOnAnyNumberOfCores() throws Exception {
    CountedHistories customers = some(PurchaseFamily.MBG_NBD, 5_000, LEAVING);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      Fit<PurchaseModel> alone = one.submit(() -> PurchaseFamily.MBG_NBD.fit(customers)).get();
      Fit<PurchaseModel> together = four.submit(() -> PurchaseFamily.MBG_NBD.fit(customers)).get();
      assertEquals(alone, together);
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  @Test
  void fromAModelThatIsNearTheSamePeakIsFound() {
    for (PurchaseFamily family : PurchaseFamily.values()) {
      double[] truth = family == PurchaseFamily.PARETO_NBD ? FADING : LEAVING;
      CountedHistories customers = some(family, FEW, truth);
      PurchaseModel far = family.fit(customers).model().orElseThrow();
      Optional<PurchaseModel> start = Optional.of(family.model(truth, 1));
      PurchaseModel near = family.fit(customers, start).model().orElseThrow();
      for (int each = 0; each < truth.length; each++) {
        assertClose(far.parameters().get(each), near.parameters().get(each), 1e-3, family);
      }
    }
  }

  @Test
  void theOrderOfCustomersIsOfNoMatter() {
    List<PurchaseHistory> histories =
        some(PurchaseFamily.MBG_NBD, 500, LEAVING).histories().stream()
            .map(CountedHistory::history)
            .toList();
    List<PurchaseHistory> backwards = new ArrayList<>(histories);
    Collections.reverse(backwards);
    assertEquals(
        PurchaseFamily.BG_NBD.fit(CountedHistories.ofEach(histories)),
        PurchaseFamily.BG_NBD.fit(CountedHistories.ofEach(backwards)));
  }

  @Test
  void anotherUnitOfTimeScalesTheTimesAlone() {
    CountedHistories days = some(PurchaseFamily.PARETO_NBD, FEW, FADING);
    CountedHistories weeks =
        CountedHistories.of(
            days.histories().stream()
                .map(
                    each ->
                        new CountedHistory(
                            new PurchaseHistory(
                                each.history().repeats(),
                                each.history().lastPurchase() / WEEK,
                                each.history().age() / WEEK),
                            each.customers()))
                .toList());
    List<Double> byDay = PurchaseFamily.PARETO_NBD.fit(days).model().orElseThrow().parameters();
    List<Double> byWeek = PurchaseFamily.PARETO_NBD.fit(weeks).model().orElseThrow().parameters();
    for (int each = 0; each < byDay.size(); each++) {
      double unit = each % 2 == 0 ? 1 : WEEK;
      assertClose(byDay.get(each), byWeek.get(each) * unit, 1e-3, "parameter " + each);
    }
  }
}
