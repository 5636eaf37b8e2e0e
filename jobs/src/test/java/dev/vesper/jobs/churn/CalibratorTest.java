package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.statistics.Calibrator;
import dev.vesper.jobs.statistics.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibratorTest {

  @Test
  void betweenTwoPointsTheChanceRunsStraightAndBeyondThemLevel() {
    Calibrator calibrator = new Calibrator(List.of(0.0, 1.0, 3.0), List.of(0.2, 0.4, 0.8));
    double[] chances = calibrator.chances(new double[] {-5, 0, 0.5, 1, 2, 3, 9});
    assertEquals(List.of(0.2, 0.2, 0.3, 0.4, 0.6, 0.8, 0.8), rounded(chances));
  }

  private static List<Double> rounded(double[] chances) {
    return Arrays.stream(chances).map(Digits::nine).boxed().toList();
  }

  @Test
  void aFewUsersAreOneGroupAndNoChanceIsZeroOrOne() {
    double[] scores = {1, 2, 3};
    assertEquals(
        List.of((0 + 0.5 / 4) / 4),
        Calibrator.fit(scores, new boolean[] {false, false, false}).chances());
    assertEquals(
        List.of((3 + 3.5 / 4) / 4),
        Calibrator.fit(scores, new boolean[] {true, true, true}).chances());
    assertThrows(
        IllegalArgumentException.class, () -> Calibrator.fit(new double[0], new boolean[0]));
  }

  @Test
  void chancesNeverFallAndAreThoseOfTheMinMaxFormula() {
    Random random = new Random(9);
    int users = 60 * 30;
    double[] scores = IntStream.range(0, users).mapToDouble(i -> i).toArray();
    boolean[] churned = new boolean[users];
    for (int i = 0; i < users; i++) {
      churned[i] = random.nextDouble() < 0.2 + 0.3 * i / users + 0.3 * random.nextDouble();
    }
    Calibrator calibrator = Calibrator.fit(scores, churned);
    int size = 36;
    double base = (IntStream.range(0, users).filter(i -> churned[i]).count() + 0.5) / (users + 1.0);
    double[] shares =
        IntStream.range(0, users / size)
            .mapToDouble(
                g ->
                    (base
                            + IntStream.range(g * size, g * size + size)
                                .filter(i -> churned[i])
                                .count())
                        / (size + 1))
            .toArray();
    List<Double> expected =
        IntStream.range(0, shares.length)
            .mapToObj(g -> Digits.nine(minMax(shares, g)))
            .distinct()
            .toList();
    assertEquals(expected, calibrator.chances());
    assertTrue(expected.size() > 3 && expected.size() < shares.length);
  }

  /** Isotonic regression by its formula: the largest of the smallest means around a place. */
  private static double minMax(double[] shares, int at) {
    return IntStream.rangeClosed(0, at)
        .mapToDouble(
            from ->
                IntStream.range(at, shares.length)
                    .mapToDouble(to -> Arrays.stream(shares, from, to + 1).average().orElseThrow())
                    .min()
                    .orElseThrow())
        .max()
        .orElseThrow();
  }

  @Test
  void scoresOnAnyScaleBecomeChancesThatComeTrue() {
    Random random = new Random(5);
    int users = 8_000;
    double[] scores = random.doubles(2L * users).map(u -> 6 * u - 3).toArray();
    boolean[] churned = new boolean[2 * users];
    for (int i = 0; i < churned.length; i++) {
      churned[i] = random.nextDouble() < 1 / (1 + Math.exp(2 - scores[i]));
    }
    Calibrator calibrator =
        Calibrator.fit(Arrays.copyOf(scores, users), Arrays.copyOf(churned, users));
    double[] chances = calibrator.chances(Arrays.copyOfRange(scores, users, 2 * users));
    Judgement judgement = Judgement.of(chances, Arrays.copyOfRange(churned, users, 2 * users));
    assertTrue(judgement.calibrationError() < 0.015, judgement::toString);
  }
}
