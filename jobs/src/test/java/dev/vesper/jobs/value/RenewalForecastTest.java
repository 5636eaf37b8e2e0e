package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.value.RenewalForecast.Member;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The renewals of a year: their mean adds up, and their interval holds what it promises. */
final class RenewalForecastTest {
  private static final Horizon YEAR = new Horizon(12, 365.25 / 12, 0.01);
  private static final Horizon FREE = new Horizon(12, 365.25 / 12, 0);

  @Test
  void everyMonthIsAPeriodMoreWorthOnePercentLess() {
    RenewalModel half = new PooledRenewals(49.5, 99);
    assertEquals(0.5, half.retention(1), 1e-15);
    RenewalForecast forecast = RenewalForecast.of(half, new Member(3, 1, 1), YEAR);
    double renewals = 0;
    double worth = 0;
    for (int month = 1; month <= 12; month++) {
      renewals += Math.pow(0.5, month);
      worth += Math.pow(0.5 / 1.01, month);
    }
    assertEquals(renewals, forecast.renewals(), 1e-12);
    assertEquals(worth, forecast.discounted(), 1e-12);
  }

  @Test
  void aYearlyPeriodIsRenewedOnceAndOnlyWhereItIsDueWithinTheYear() {
    RenewalModel sure = new ShiftedBetaGeometric(1e-9, 1);
    assertEquals(1, RenewalForecast.of(sure, new Member(0, 12, 12), FREE).renewals(), 1e-6);
    assertEquals(0, RenewalForecast.of(sure, new Member(0, 13, 12), FREE).renewals());
    assertEquals(4, RenewalForecast.of(sure, new Member(0, 3, 3), FREE).renewals(), 1e-6);
    assertEquals(3, RenewalForecast.of(sure, new Member(0, 4, 3), FREE).renewals(), 1e-6);
  }

  @Test
  void whoHasRenewedOftenIsWorthMoreByTheModel() {
    RenewalModel model = new ShiftedBetaGeometric(0.7, 1.2);
    RenewalForecast first = RenewalForecast.of(model, new Member(0, 1, 1), YEAR);
    RenewalForecast tenth = RenewalForecast.of(model, new Member(9, 1, 1), YEAR);
    assertEquals(
        model.retention(1), RenewalForecast.of(model, new Member(0, 12, 1), FREE).renewals());
    assertTrue(first.discounted() < tenth.discounted());
    double chance = 1;
    double discounted = 0;
    for (int renewal = 10; renewal <= 21; renewal++) {
      chance *= model.retention(renewal) / 1.01;
      discounted += chance;
    }
    assertEquals(discounted, tenth.discounted(), 1e-12);
  }

  /** Of futures played one by one, a tenth or less lie below and above. */
  @Test
  void theIntervalHoldsFourFifthsOfTheFutures() {
    for (double retention : new double[] {0.15, 0.5, 0.7, 0.85, 0.95, 0.995}) {
      RenewalModel model = new PooledRenewals(retention * 1e9, 1e9);
      RenewalForecast forecast = RenewalForecast.of(model, new Member(0, 1, 1), FREE);
      double[] played = played(retention);
      double below = Arrays.stream(played).filter(value -> value < forecast.low()).count();
      double above = Arrays.stream(played).filter(value -> value > forecast.high()).count();
      double most = forecast.low() == 0 ? 0.2 : 0.1;
      String told = retention + " " + forecast;
      assertTrue(below / played.length <= 0.1 + 0.005, told);
      assertTrue(above / played.length <= most + 0.005, told);
    }
  }

  private static double[] played(double retention) {
    SplittableRandom random = new SplittableRandom(20_261_121);
    double[] played = new double[100_000];
    for (int future = 0; future < played.length; future++) {
      while (played[future] < 12 && random.nextDouble() < retention) {
        played[future]++;
      }
    }
    return played;
  }
}
