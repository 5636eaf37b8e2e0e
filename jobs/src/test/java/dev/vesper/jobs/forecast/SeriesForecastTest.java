package dev.vesper.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.forecast.SeriesForecast.Band;
import dev.vesper.jobs.forecast.SeriesForecast.Contender;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesForecastTest {
  private static final double[] WEEK = {1, 1.1, 1.2, 0.9, 0.8, 1.5, 0.5};

  private static double[] days(int days, IntToDoubleFunction value) {
    return IntStream.range(0, days).mapToDouble(value).toArray();
  }

  private static void assertAhead(IntToDoubleFunction value, int days, Fit fit, double tolerance) {
    for (int ahead = 1; ahead <= Backtest.HORIZON; ahead++) {
      double expected = value.applyAsDouble(days - 1 + ahead);
      assertEquals(expected, fit.at(ahead), tolerance * Math.abs(expected), "day " + ahead);
    }
  }

  @ParameterizedTest
  @EnumSource(Candidate.class)
  void whatRepeatsEachWeekGoesOnSo(Candidate candidate) {
    IntToDoubleFunction value = day -> 200 * WEEK[day % 7];
    assertAhead(value, 100, candidate.fit(days(100, value)), 0.02);
  }

  @Test
  void theGrowthModelFindsWhatIsLinearAndWhatIsExponentialInIt() {
    double[] grown = new double[60];
    grown[0] = 100;
    for (int day = 1; day < grown.length; day++) {
      grown[day] = grown[day - 1] + 5 + 0.02 * grown[day - 1];
    }
    Fit fit = GrowthModel.fit(Arrays.copyOf(grown, 50));
    assertTrue(
        fit.parameters().matches("a=(4[.]99|5[.]00)\\d b=0[.]0(200|199)\\d+"), fit.parameters());
    assertEquals(grown[59], fit.at(10), 1e-4 * grown[59]);
  }

  @Test
  void thetaDriftsByHalfTheSlope() {
    double[] line = days(70, day -> 10 + 4 * day);
    assertEquals(4, Theta.slope(line), 1e-9);
    Fit fit = Theta.fit(line);
    assertEquals(20, fit.at(11) - fit.at(1), 1e-9);
  }

  @Test
  void aWeeklySeasonIsFoundWhereThereIsOneOnly() {
    Random random = new Random(3);
    double[] flat = days(70, day -> 100 + random.nextGaussian());
    assertEquals(Arrays.toString(flat), Arrays.toString(Weekly.of(flat).removedFrom(flat)));
    double[] season = days(70, day -> 100 * WEEK[day % 7]);
    for (double plain : Weekly.of(season).removedFrom(season)) {
      assertEquals(100, plain, 1e-9);
    }
    double[] closed = days(70, day -> day % 7 == 3 ? 0 : 70);
    for (double plain : Weekly.of(closed).removedFrom(closed)) {
      assertEquals(60, plain, 1e-9);
    }
  }

  @Test
  void theLowestPointOfABowlIsFound() {
    List<CompassSearch.Axis> axes =
        List.of(new CompassSearch.Axis(0, 0.1, 1), new CompassSearch.Axis(0, 0.9, 1));
    double[] found =
        CompassSearch.minimum(at -> 1 + Math.pow(at[0] - 0.75, 2) + Math.pow(at[1] - 0.3, 2), axes);
    assertEquals(0.75, found[0], 0.05);
    assertEquals(0.3, found[1], 0.05);
  }

  @Test
  void originsLieBeforeTheLastDayAndLeaveThreeWeeksToLearnFrom() {
    assertEquals("[27, 26, 25, 24, 23, 22, 21]", Arrays.toString(Backtest.origins(28)));
    int[] many = Backtest.origins(210);
    assertEquals(30, many.length);
    assertEquals(209, many[0]);
    assertEquals(209 - 29 * 4, many[29]);
  }

  @Test
  void fromFourWeeksOnABacktestChoosesTheModel() {
    double[] history = days(28, day -> 50 + day % 7);
    SeriesForecast chosen = SeriesForecast.of(history, Shape.COUNT);
    assertTrue(chosen.isChosen());
    assertEquals(Candidate.values().length, chosen.contenders().size());
    SeriesForecast guessed = SeriesForecast.of(Arrays.copyOf(history, 27), Shape.COUNT);
    assertFalse(guessed.isChosen());
    assertEquals("recent_mean", guessed.model());
    assertEquals(53, guessed.bands().get(0).value(), 1e-9);
  }

  @Test
  void theBestModelComesFirstAndForecasts() {
    SeriesForecast forecast =
        SeriesForecast.of(days(120, day -> 100 + 3 * day + day % 7), Shape.COUNT);
    double before = 0;
    for (Contender contender : forecast.contenders()) {
      double error = contender.score().orElseThrow().meanError();
      assertTrue(error >= before, contender.toString());
      before = error;
    }
    assertEquals(forecast.contenders().get(0).model(), forecast.model());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 27, 28, 29, 60, 210})
  void intervalsNestAndCountsAreNeverNegative(int days) {
    for (IntToDoubleFunction value :
        List.<IntToDoubleFunction>of(day -> 0, day -> day % 5 == 0 ? 1 : 0, day -> 210 - day)) {
      assertNested(SeriesForecast.of(days(days, value), Shape.COUNT), 0);
    }
    SeriesForecast rising = SeriesForecast.of(days(days, day -> 10 + 2 * day), Shape.RISING);
    assertNested(rising, 10 + 2 * (days - 1));
  }

  private static void assertNested(SeriesForecast forecast, double least) {
    assertEquals(Backtest.HORIZON, forecast.bands().size());
    for (Band band : forecast.bands()) {
      double[] edges = {
        least, band.low95(), band.low80(), band.value(), band.high80(), band.high95(), 1e9
      };
      double[] sorted = edges.clone();
      Arrays.sort(sorted);
      assertEquals(Arrays.toString(sorted), Arrays.toString(edges));
    }
  }

  @Test
  void intervalsWidenWithTheDaysAhead() {
    List<Band> bands =
        SeriesForecast.of(days(150, day -> 1000 + day * 7919 % 97), Shape.COUNT).bands();
    for (int ahead = 1; ahead < bands.size(); ahead++) {
      Band near = bands.get(ahead - 1);
      Band far = bands.get(ahead);
      assertTrue(far.high80() - far.low80() >= near.high80() - near.low80() - 1e-9);
    }
  }
}
