package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.value.ValueForecast.Method;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The value of the coming year: its mean adds up, and its interval holds what it promises. */
final class ValueForecastTest {
  private static final long SEED = 20_261_121;
  private static final Horizon YEAR = new Horizon(12, 365.25 / 12, 0.01);
  private static final GammaGamma SPENDS = new GammaGamma(4, 3.5, 60);
  private static final int CUSTOMERS = 6_000;
  private static final double STANDARD_ERRORS = 3.5;

  private static PlayedFutures method(PurchaseModel model, int futures, Horizon horizon) {
    return new PlayedFutures(new Method(model, SPENDS, horizon, futures, SEED));
  }

  @Test
  void withoutDiscountTheValueIsPurchasesTimesSpend() {
    PurchaseHistory history = new PurchaseHistory(3, 200, 220);
    for (PurchaseModel model : PurchaseModelTest.someModels()) {
      ValueForecast forecast =
          ValueForecast.of(method(model, 100, new Horizon(12, 30, 0)), history);
      double purchases = model.expectedPurchases(history, 360);
      assertClose(purchases, forecast.discounted(), 1e-12, model);
      assertClose(purchases, forecast.purchases(), 1e-14, model);
      assertClose(
          purchases * SPENDS.expected(3, 42),
          Worth.of(forecast, SPENDS, 3, 42).expected(),
          1e-12,
          model);
    }
  }

  @Test
  void eachMonthIsWorthOnePercentLessThanTheOneBefore() {
    PurchaseHistory history = new PurchaseHistory(3, 200, 220);
    PurchaseModel model = new PooledPurchases(new GammaBelief(50, 1000));
    double byHand = 0;
    for (int month = 1; month <= 12; month++) {
      byHand += 0.05 * 30 / Math.pow(1.01, month);
    }
    ValueForecast forecast =
        ValueForecast.of(method(model, 100, new Horizon(12, 30, 0.01)), history);
    assertClose(byHand, forecast.discounted(), 1e-12, model);
    assertEquals(1, YEAR.monthOf(0));
    assertEquals(2, YEAR.monthOf(YEAR.month()));
    assertEquals(12, YEAR.monthOf(YEAR.end()));
  }

  @Test
  void theFuturesThatArePlayedHaveTheMeanThatIsExpected() {
    PurchaseHistory history = new PurchaseHistory(6, 150, 190);
    int futures = 200_000;
    for (PurchaseModel model : PurchaseModelTest.someModels()) {
      Outlook outlook = model.outlook(history);
      Draws draws = new Draws(SEED);
      double[] sums = new double[2];
      for (int future = 0; future < futures; future++) {
        int[] count = {0};
        if (draws.uniform() < outlook.chanceAlive()) {
          outlook.playAlive(90, draws, time -> count[0]++);
        }
        sums[0] += count[0];
        sums[1] += (double) count[0] * count[0];
      }
      double mean = sums[0] / futures;
      double error = Math.sqrt((sums[1] / futures - mean * mean) / futures);
      assertEquals(model.expectedPurchases(history, 90), mean, 4 * error, model.toString());
    }
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndAnotherOneAnother() {
    PurchaseModel model = new MbgNbd(0.8, 40, 0.9, 2.5);
    PurchaseHistory history = new PurchaseHistory(6, 150, 190);
    ValueForecast forecast = ValueForecast.of(method(model, 500, YEAR), history);
    assertEquals(forecast, ValueForecast.of(method(model, 500, YEAR), history));
    ValueForecast other =
        ValueForecast.of(
            new PlayedFutures(new Method(model, SPENDS, YEAR, 500, SEED + 1)), history);
    assertTrue(forecast.high() != other.high(), forecast + " " + other);
    assertEquals(forecast.discounted(), other.discounted());
  }

  @Test
  void whoHasAlmostCertainlyLeftIsWorthNothingInFourOfFiveFutures() {
    PurchaseModel model = new MbgNbd(0.8, 40, 0.9, 2.5);
    PurchaseHistory history = new PurchaseHistory(9, 60, 700);
    Worth value = Worth.of(ValueForecast.of(method(model, 500, YEAR), history), SPENDS, 9, 40);
    assertEquals(0, value.low());
    assertEquals(0, value.high());
    assertTrue(value.expected() > 0 && value.expected() < 5, value.toString());
  }

  /** A rate that is all but certain and one spend: 80 % of a Poisson distribution of mean 20. */
  @Test
  void pooledEstimatesGiveTheIntervalOfTheCountAlone() {
    PurchaseModel model = new PooledPurchases(new GammaBelief(2e7, 3.6e8));
    PlayedFutures pooled =
        new PlayedFutures(
            new Method(model, new PooledSpend(50), new Horizon(12, 30, 0), 20_000, SEED));
    ValueForecast forecast = ValueForecast.of(pooled, new PurchaseHistory(0, 0, 0));
    Worth value = Worth.of(forecast, new PooledSpend(50), 0, 0);
    assertClose(20 * 50, value.expected(), 1e-9, value);
    assertEquals(14 * 50, value.low());
    assertEquals(26 * 50, value.high());
  }

  @Test
  void customersOfMbgNbdAreWorthWhatTheIntervalHolds() {
    assertCovers(PurchaseFamily.MBG_NBD, 0.8, 40, 0.9, 2.5);
  }

  @Test
  void customersOfParetoNbdAreWorthWhatTheIntervalHolds() {
    assertCovers(PurchaseFamily.PARETO_NBD, 0.8, 40, 0.7, 120);
  }

  /**
   * Models are fitted to half of a year's customers and judged by what the others spend in the next
   * year. Where an interval is more than 0 alone, it holds four fifths; where it is 0 alone, more
   * than four fifths spend nothing.
   */
  private static void assertCovers(PurchaseFamily family, double... truth) {
    SimulatedCustomers simulated = new SimulatedCustomers(family, SEED, truth);
    PurchaseModel model =
        family
            .fit(
                CountedHistories.ofEach(
                    simulated.of(CUSTOMERS, 100, 500, 0).stream()
                        .map(SimulatedCustomers.Customer::history)
                        .toList()))
            .model()
            .orElseThrow();
    PlayedFutures method = method(model, 1_000, YEAR);
    Tally tally = new Tally();
    for (SimulatedCustomers.Customer each : simulated.of(CUSTOMERS, 100, 500, YEAR.end())) {
      tally.add(method, each, simulated.random());
    }
    double error = Math.sqrt(0.8 * 0.2 / tally.judged);
    assertTrue(tally.judged > CUSTOMERS / 3, tally.toString());
    assertEquals(0.8, (double) tally.held / tally.judged, STANDARD_ERRORS * error, "" + tally);
    assertTrue(tally.nothing >= 0.8 * tally.gone, tally.toString());
    assertClose(tally.spent, tally.expected, 0.1, tally);
  }

  /** What was promised and what came of it. */
  private static final class Tally {
    private int judged;
    private int held;
    private int gone;
    private int nothing;
    private double expected;
    private double spent;

    /** Plays the spends of the past and of the year by the story of the model of spends. */
    void add(PlayedFutures method, SimulatedCustomers.Customer customer, RandomGenerator random) {
      double rate = new GammaDistribution(random, SPENDS.q(), 1 / SPENDS.v()).sample();
      GammaDistribution spend = new GammaDistribution(random, SPENDS.p(), 1 / rate);
      int repeats = customer.history().repeats();
      double mean = 0;
      for (int each = 0; each < repeats; each++) {
        mean += spend.sample() / repeats;
      }
      double worth = 0;
      for (double time : customer.later()) {
        worth += spend.sample() * Math.pow(1.01, -Math.ceil(time / YEAR.month()));
      }
      ValueForecast forecast = ValueForecast.of(method, customer.history());
      count(Worth.of(forecast, SPENDS, repeats, mean), worth);
    }

    private void count(Worth value, double worth) {
      expected += value.expected();
      spent += worth;
      if (value.high() > 0) {
        judged++;
        held += value.low() <= worth && worth <= value.high() ? 1 : 0;
      } else {
        gone++;
        nothing += worth == 0 ? 1 : 0;
      }
    }

    @Override
    public String toString() {
      List<Number> numbers = List.of(held, judged, nothing, gone, expected, spent);
      return "held, judged, nothing, gone, expected, spent: " + numbers;
    }
  }
}
