package dev.vesper.jobs.segment;

import static dev.vesper.jobs.segment.OptimalAssignment.NONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cheapest pairs, as trying all of them finds them. */
final class OptimalAssignmentTest {
  private static final long[][] NOBODY = {};

  @Test
  void itIsTheCheapestOfAllAssignmentsOfAnyShape() {
    Random random = new Random(20_261_121);
    for (int round = 0; round < 2_000; round++) {
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      long[][] costs = costs(rows, columns, 1_000_000, random);
      assertArrayEquals(
          Tried.best(costs), OptimalAssignment.of(costs), () -> Arrays.deepToString(costs));
    }
  }

  @Test
  void amongManyTiesTheLowestIndexDecides() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      long[][] costs = costs(rows, columns, 1, random);
      assertArrayEquals(
          Tried.best(costs), OptimalAssignment.of(costs), () -> Arrays.deepToString(costs));
    }
  }

  @Test
  void whereAllCostTheSameEachGoesWithItsOwnIndex() {
    assertArrayEquals(new int[] {0, 1, 2}, OptimalAssignment.of(new long[3][3]));
    assertArrayEquals(new int[] {0, 1}, OptimalAssignment.of(new long[2][4]));
    assertArrayEquals(new int[] {0, 1, NONE, NONE}, OptimalAssignment.of(new long[4][2]));
  }

  @Test
  void theLargestCostsDoNotOverflow() {
    long most = Long.MAX_VALUE;
    long least = Long.MIN_VALUE;
    long[][] costs = {{most, most, most}, {most, most, most - 1}, {least, most, most}};
    assertArrayEquals(new int[] {1, 2, 0}, OptimalAssignment.of(costs));
  }

  @Test
  void oneOfEachIsAPairAndNobodyIsNone() {
    assertArrayEquals(new int[] {0}, OptimalAssignment.of(new long[][] {{-5}}));
    assertArrayEquals(new int[] {}, OptimalAssignment.of(NOBODY));
    assertArrayEquals(new int[] {NONE, NONE}, OptimalAssignment.of(new long[2][0]));
  }

  @Test
  void costsThatAreNoRectangleAreRefused() {
    long[][] ragged = {{1, 2}, {3}};
    assertThrows(IllegalArgumentException.class, () -> OptimalAssignment.of(ragged));
  }

  private static long[][] costs(int rows, int columns, int most, Random random) {
    long[][] costs = new long[rows][columns];
    for (long[] row : costs) {
      Arrays.setAll(row, column -> random.nextInt(2 * most + 1) - most);
    }
    return costs;
  }

  /** All assignments, tried in the order of their columns, so that the first of equals stays. */
  private static final class Tried {
    private final long[][] costs;
    private final int[] columnOf;
    private int[] best = {};
    private long bestCost = Long.MAX_VALUE;

    private Tried(long[][] costs) {
      this.costs = costs;
      this.columnOf = new int[costs.length];
    }

    static int[] best(long[][] costs) {
      Tried tried = new Tried(costs);
      tried.from(0, new boolean[costs[0].length], Math.max(0, costs.length - costs[0].length));
      return tried.best;
    }

    private void from(int row, boolean[] taken, int leftOver) {
      if (row == costs.length) {
        keepIfBetter();
        return;
      }
      for (int column = 0; column < taken.length; column++) {
        if (!taken[column]) {
          taken[column] = true;
          columnOf[row] = column;
          from(row + 1, taken, leftOver);
          taken[column] = false;
        }
      }
      if (leftOver > 0) {
        columnOf[row] = NONE;
        from(row + 1, taken, leftOver - 1);
      }
    }

    private void keepIfBetter() {
      long total = 0;
      for (int row = 0; row < costs.length; row++) {
        total += columnOf[row] == NONE ? 0 : costs[row][columnOf[row]];
      }
      if (total < bestCost) {
        best = columnOf.clone();
        bestCost = total;
      }
    }
  }
}
