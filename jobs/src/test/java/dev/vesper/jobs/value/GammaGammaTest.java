package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Spends of customers: what is expected, what is found again, and what supports no fit. */
final class GammaGammaTest {
  private static final long SEED = 20_261_121;
  private static final GammaGamma TRUTH = new GammaGamma(4, 3.5, 60);

  private static List<CountedSpend> some(int customers) {
    RandomGenerator random = new Well19937c(SEED);
    GammaDistribution rates = new GammaDistribution(random, TRUTH.q(), 1 / TRUTH.v());
    List<CountedSpend> spends = new ArrayList<>();
    for (int each = 0; each < customers; each++) {
      int repeats = 1 + random.nextInt(6);
      double rate = rates.sample();
      double sum = new GammaDistribution(random, TRUTH.p() * repeats, 1 / rate).sample();
      spends.add(new CountedSpend(repeats, sum / repeats, 1));
    }
    return spends;
  }

  /** The mean over the rate of a customer, whose mean spend is gamma with shape px and rate xν. */
  @Test
  void aSpendIsAsLikelyAsTheMeanOverAllRatesSays() {
    for (CountedSpend spend : List.of(new CountedSpend(1, 11.77, 1), new CountedSpend(5, 80, 1))) {
      double shape = TRUTH.p() * spend.repeats();
      double constant = LogGamma.of(shape);
      double mean =
          Integral.overGamma(
              TRUTH.q(),
              TRUTH.v(),
              rate ->
                  Math.exp(
                      shape * Math.log(spend.repeats() * rate)
                          + (shape - 1) * Math.log(spend.meanSpend())
                          - spend.repeats() * rate * spend.meanSpend()
                          - constant));
      assertEquals(Math.log(mean), TRUTH.logLikelihood(spend), 1e-9);
    }
  }

  @Test
  void whatIsExpectedLiesBetweenTheCustomersMeanAndThatOfAll() {
    double ofAll = TRUTH.p() * TRUTH.v() / (TRUTH.q() - 1);
    assertClose(ofAll, TRUTH.expected(0, 0), 1e-14, "of a new customer");
    assertClose(ofAll, TRUTH.expected(0, 1e9), 1e-14, "nothing was repeated");
    double once = TRUTH.expected(1, 200);
    double often = TRUTH.expected(50, 200);
    assertTrue(ofAll < once && once < often && often < 200, ofAll + " " + once + " " + often);
    assertTrue(TRUTH.expected(3, 0) < ofAll);
    assertClose(200, TRUTH.expected(10_000, 200), 1e-3, "thousands of purchases");
  }

  @Test
  void spendsAreFoundAgainWithinAFewPercent() {
    CountedSpends spends = CountedSpends.of(some(20_000));
    Fit<GammaGamma> fit = GammaGamma.fit(spends);
    assertEquals(Verdict.FITTED, fit.verdict());
    GammaGamma model = fit.model().orElseThrow();
    assertClose(TRUTH.p(), model.p(), 0.06, model);
    assertClose(TRUTH.q(), model.q(), 0.06, model);
    assertClose(TRUTH.v(), model.v(), 0.1, model);
    assertTrue(fit.logLikelihood() >= spends.logLikelihood(TRUTH));
  }

  @Test
  void groupsOfOnePercentGiveTheSameWithinOnePercent() {
    CountedSpends spends = CountedSpends.of(some(20_000));
    CountedSpends grouped = spends.atMost(10_000, 0.01);
    assertTrue(grouped.distinct() < 5_000, "" + grouped.distinct());
    assertEquals(spends.customers(), grouped.customers());
    GammaGamma exact = GammaGamma.fit(spends).model().orElseThrow();
    GammaGamma rough = GammaGamma.fit(grouped).model().orElseThrow();
    assertClose(exact.p(), rough.p(), 0.01, rough);
    assertClose(exact.q(), rough.q(), 0.01, rough);
    assertClose(exact.v(), rough.v(), 0.01, rough);
  }

  @Test
  void whoSpentNothingIsLeftOut() {
    List<CountedSpend> spends = some(500);
    Fit<GammaGamma> without = GammaGamma.fit(CountedSpends.of(spends));
    spends.add(new CountedSpend(2, 0, 7));
    CountedSpends with = CountedSpends.of(spends);
    assertEquals(500, with.customers());
    assertEquals(without, GammaGamma.fit(with));
  }

  @Test
  void customersWhoAllSpendTheSameSupportNoFit() {
    CountedSpends equal =
        CountedSpends.of(
            IntStream.range(0, 300).mapToObj(i -> new CountedSpend(1 + i % 3, 50, 1)).toList());
    Fit<GammaGamma> fit = GammaGamma.fit(equal);
    assertFalse(fit.isSupported(), fit.toString());
  }

  @Test
  void nobodyAndTooFewAreRefusedAndAsManyAsNeededAreNot() {
    int least = (int) GammaGamma.LEAST_CUSTOMERS;
    assertEquals(
        Verdict.TOO_FEW_REPEAT_BUYERS, GammaGamma.fit(CountedSpends.of(List.of())).verdict());
    assertEquals(
        Verdict.TOO_FEW_REPEAT_BUYERS, GammaGamma.fit(CountedSpends.of(some(least - 1))).verdict());
    assertTrue(GammaGamma.fit(CountedSpends.of(some(least))).model().isPresent());
    CountedSpends free = CountedSpends.of(List.of(new CountedSpend(1, 0, 50)));
    assertEquals(Verdict.TOO_FEW_REPEAT_BUYERS, GammaGamma.fit(free).verdict());
  }

  @Test
  void spendsWithoutAMeanAreNotReliedOn() {
    RandomGenerator random = new Well19937c(SEED);
    GammaDistribution rates = new GammaDistribution(random, 0.6, 1);
    List<CountedSpend> wild =
        Stream.generate(
                () ->
                    new CountedSpend(
                        4, new GammaDistribution(random, 20, 1 / rates.sample()).sample() / 4, 1))
            .limit(2_000)
            .toList();
    assertEquals(Verdict.NO_MEAN, GammaGamma.fit(CountedSpends.of(wild)).verdict());
  }

  @Test
  void whatCannotBeSpentIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CountedSpend(0, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> new CountedSpend(1, -5, 1));
    assertThrows(IllegalArgumentException.class, () -> new CountedSpend(1, Double.NaN, 1));
  }
}
