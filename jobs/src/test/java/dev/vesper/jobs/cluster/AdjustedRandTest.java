package dev.vesper.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The agreement of two labelings, as counted pair by pair. */
final class AdjustedRandTest {
  @Test
  void itIsWhatCountingAllPairsGives() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int users = 2 + random.nextInt(30);
      int[] one = labels(users, 2 + random.nextInt(4), random);
      int[] other = labels(users, 2 + random.nextInt(4), random);
      double counted = byPairs(one, other);
      if (!Double.isNaN(counted)) {
        assertEquals(counted, AdjustedRand.of(one, other), 1e-12);
        assertEquals(AdjustedRand.of(other, one), AdjustedRand.of(one, other), 0);
      }
    }
  }

  @Test
  void itIsTheFigureOfAnExampleByHand() {
    // 15 pairs; together: 6 in the one, 3 in the other, 2 in both: (2 - 1.2) / (4.5 - 1.2).
    int[] one = {0, 0, 0, 1, 1, 1};
    int[] other = {0, 0, 1, 1, 2, 2};
    assertEquals(0.8 / 3.3, AdjustedRand.of(one, other), 1e-15);
  }

  @Test
  void labelingsThatAreEqualUpToNamesAgreeFully() {
    int[] one = {1, 1, 2, 3, 3, 3};
    assertEquals(1, AdjustedRand.of(one, one), 0);
    assertEquals(1, AdjustedRand.of(one, new int[] {-9, -9, 0, 7, 7, 7}), 0);
  }

  @Test
  void independentLabelingsAgreeByNothing() {
    Random random = new Random(3);
    double sum = 0;
    for (int round = 0; round < 200; round++) {
      sum += AdjustedRand.of(labels(500, 4, random), labels(500, 3, random));
    }
    assertEquals(0, sum / 200, 0.001);
  }

  @Test
  void labelingsThatCrossAgreeLessThanByChance() {
    assertEquals(-0.5, AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), 1e-15);
  }

  @Test
  void aSingleLabelTellsNothingUnlessBothHaveOne() {
    int[] single = {4, 4, 4, 4, 4};
    assertEquals(0, AdjustedRand.of(single, new int[] {0, 0, 1, 1, 2}), 0);
    assertEquals(0, AdjustedRand.of(new int[] {0, 1, 2, 3, 4}, single), 0);
    assertEquals(1, AdjustedRand.of(single, new int[] {8, 8, 8, 8, 8}), 0);
    assertEquals(1, AdjustedRand.of(new int[] {0, 1, 2, 3, 4}, new int[] {9, 8, 7, 6, 5}), 0);
  }

  @Test
  void oneUserOrNobodyIsLabelledAlike() {
    assertEquals(1, AdjustedRand.of(new int[] {}, new int[] {}), 0);
    assertEquals(1, AdjustedRand.of(new int[] {1}, new int[] {2}), 0);
  }

  @Test
  void labelsOfOtherUsersAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> AdjustedRand.of(new int[] {1}, new int[] {1, 2}));
  }

  private static int[] labels(int users, int labels, Random random) {
    int[] each = new int[users];
    Arrays.setAll(each, user -> random.nextInt(labels) - 1);
    return each;
  }

  /** By pairs together in both, in the one only, in the other only, and in none. */
  private static double byPairs(int[] one, int[] other) {
    double[] pairs = new double[4];
    for (int user = 0; user < one.length; user++) {
      for (int next = 0; next < user; next++) {
        int apart = one[user] == one[next] ? 0 : 2;
        pairs[apart + (other[user] == other[next] ? 0 : 1)]++;
      }
    }
    double agreed = 2 * (pairs[0] * pairs[3] - pairs[1] * pairs[2]);
    return agreed
        / ((pairs[0] + pairs[1]) * (pairs[1] + pairs[3])
            + (pairs[0] + pairs[2]) * (pairs[2] + pairs[3]));
  }
}
