package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.statistics.Tenths;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JudgementTest {
  private static final double EXACT = 1e-12;

  private static Judgement of(double[] chances, int... left) {
    boolean[] churned = new boolean[chances.length];
    for (int i = 0; i < left.length; i++) {
      churned[i] = left[i] == 1;
    }
    return Judgement.of(chances, churned);
  }

  @Test
  void chancesInTheRightOrderAreAsGoodAsTheyCanBe() {
    Judgement judgement = of(new double[] {0.1, 0.2, 0.8, 0.9}, 0, 0, 1, 1);
    assertEquals(1, judgement.auc().orElseThrow(), EXACT);
    assertEquals(1, judgement.averagePrecision().orElseThrow(), EXACT);
    assertEquals(2, judgement.liftAtTenth().orElseThrow(), EXACT);
    assertEquals((0.1 + 0.2 + 0.2 + 0.1) / 4, judgement.calibrationError(), EXACT);
  }

  @Test
  void aPairInTheWrongOrderCostsItsShareAndATieHalf() {
    assertEquals(
        0.75, of(new double[] {0.1, 0.4, 0.3, 0.9}, 0, 0, 1, 1).auc().getAsDouble(), EXACT);
    assertEquals(0.5, of(new double[] {0.5, 0.5, 0.5}, 0, 1, 0).auc().getAsDouble(), EXACT);
  }

  @Test
  void thePrecisionIsThatAtEachOneWhoLeft() {
    Judgement judgement = of(new double[] {0.9, 0.8, 0.7, 0.1}, 1, 0, 1, 0);
    assertEquals((1 + 2 / 3.0) / 2, judgement.averagePrecision().orElseThrow(), EXACT);
  }

  @Test
  void theTenthMayEndAmongUsersOfOneChance() {
    double[] chances = new double[20];
    boolean[] churned = new boolean[20];
    for (int i = 0; i < 20; i++) {
      chances[i] = i < 16 ? 0.1 : 0.9;
      churned[i] = i >= 18;
    }
    assertEquals(5, Judgement.of(chances, churned).liftAtTenth().orElseThrow(), EXACT);
  }

  @Test
  void whereNobodyLeftOrEverybodyThereIsNoOrderToJudge() {
    Judgement nobody = of(new double[] {0.2, 0.4}, 0, 0);
    assertEquals(OptionalDouble.empty(), nobody.auc());
    assertEquals(OptionalDouble.empty(), nobody.averagePrecision());
    assertEquals(OptionalDouble.empty(), nobody.liftAtTenth());
    assertEquals(0.3, nobody.calibrationError(), EXACT);
    Judgement everybody = of(new double[] {0.2, 0.4}, 1, 1);
    assertEquals(OptionalDouble.empty(), everybody.auc());
    assertEquals(1, everybody.averagePrecision().orElseThrow(), EXACT);
    assertEquals(1, everybody.liftAtTenth().orElseThrow(), EXACT);
    assertEquals(0, of(new double[] {}).users());
  }

  @Test
  void theFiguresAreThoseOfCountingEveryPairAndEveryUser() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      int users = 1 + random.nextInt(60);
      double[] chances = random.doubles(users).map(c -> Math.rint(c * 12) / 12).toArray();
      boolean[] churned = new boolean[users];
      for (int i = 0; i < users; i++) {
        churned[i] = random.nextDouble() < chances[i];
      }
      Judgement judgement = Judgement.of(chances, churned);
      assertEquals(pairs(chances, churned), judgement.auc().orElse(Double.NaN), 1e-9);
      assertEquals(precision(chances, churned), judgement.averagePrecision().orElse(-1), 1e-9);
    }
  }

  private static double pairs(double[] chances, boolean[] churned) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < chances.length; i++) {
      for (int j = 0; j < chances.length; j++) {
        if (churned[i] && !churned[j]) {
          all++;
          right += chances[i] > chances[j] ? 1 : chances[i] == chances[j] ? 0.5 : 0;
        }
      }
    }
    return right / all;
  }

  /** For each one who left: the share who left among those with a chance as high or higher. */
  private static double precision(double[] chances, boolean[] churned) {
    return IntStream.range(0, chances.length)
        .filter(i -> churned[i])
        .mapToDouble(
            i -> {
              List<Integer> above =
                  IntStream.range(0, chances.length)
                      .filter(j -> chances[j] >= chances[i])
                      .boxed()
                      .toList();
              return above.stream().filter(j -> churned[j]).count() / (double) above.size();
            })
        .average()
        .orElse(-1);
  }

  @Test
  void chancesThatComeTrueHaveASmallErrorAndThoseThatAreTooHighAsMuchAsTheyAreTooHigh() {
    Random random = new Random(1);
    int users = 20_000;
    double[] chances = random.doubles(users).map(c -> c / 2).toArray();
    boolean[] churned = new boolean[users];
    for (int i = 0; i < users; i++) {
      churned[i] = random.nextDouble() < chances[i];
    }
    assertTrue(Judgement.of(chances, churned).calibrationError() < 0.01);
    double[] higher = Arrays.stream(chances).map(c -> c + 0.2).toArray();
    assertEquals(0.2, Judgement.of(higher, churned).calibrationError(), 0.01);
  }

  @Test
  void usersOfOneChanceStayInOneTenth() {
    List<Integer> groups = IntStream.range(0, 10).map(i -> Tenths.group(i, 1, 10)).boxed().toList();
    assertEquals(IntStream.range(0, 10).boxed().toList(), groups);
    assertEquals(4, Tenths.group(0, 10, 10 + 1));
    assertEquals(9, Tenths.group(10, 1, 10 + 1));
    SortedMap<Double, Long> users = new TreeMap<>();
    users.put(0.2, 90L);
    users.put(0.6, 10L);
    assertEquals("{0.2=5, 0.6=10}", Deciles.of(users).toString());
  }
}
