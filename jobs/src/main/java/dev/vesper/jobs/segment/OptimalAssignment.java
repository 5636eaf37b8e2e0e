package dev.vesper.jobs.segment;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Who goes with whom at the least total cost: each row with at most one column, as many pairs as
 * there are rows or columns, whichever is fewer.
 *
 * <p>The Hungarian method by shortest augmenting paths, of O(n³) steps for n rows or columns,
 * whichever is more. Rows and columns have prices; a pair's slack, its cost less both prices, is
 * never negative, and zero for the chosen ones, which therefore cost least. Rows are let in one by
 * one, each along the path of least slack to a free column.
 *
 * <p>Of several assignments of the least cost, the one is chosen that gives the first row the
 * lowest column, then the second row, and so on; to go without a column counts as the last column.
 * Both are weighed into one whole number of any length, so that ties are exact. This suits hundreds
 * of rows, not many thousands.
 */
final class OptimalAssignment {
  /** Stands for the column of a row that is left over. */
  static final int NONE = -1;

  private final int size;
  private final BigInteger[][] costs;
  private final BigInteger[] rowPrices;
  private final BigInteger[] columnPrices;

  /** The row of each column; one column more than there are stands where a path begins. */
  private final int[] rowOf;

  private OptimalAssignment(BigInteger[][] costs) {
    this.size = costs.length;
    this.costs = costs;
    this.rowPrices = zeros(size);
    this.columnPrices = zeros(size + 1);
    this.rowOf = new int[size + 1];
    Arrays.fill(rowOf, NONE);
  }

  /** The column of each row, or {@link #NONE}. */
  static int[] of(long[][] costs) {
    int rows = costs.length;
    int columns = rows == 0 ? 0 : costs[0].length;
    mustBe(rows, columns, costs);
    OptimalAssignment all = new OptimalAssignment(weighed(costs, columns));
    for (int row = 0; row < all.size; row++) {
      all.letIn(row);
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    for (int column = 0; column < columns; column++) {
      if (all.rowOf[column] < rows) {
        columnOf[all.rowOf[column]] = column;
      }
    }
    return columnOf;
  }

  private static void mustBe(int rows, int columns, long[][] costs) {
    if (costs.length != rows || Arrays.stream(costs).anyMatch(row -> row.length != columns)) {
      throw new IllegalArgumentException("costs are not " + rows + " rows of " + columns);
    }
  }

  /**
   * One cost of each pair, of which the parts never run into each other: cost · bʳ + the column as
   * the row's digit to the base b, for r rows and b = columns + 1. Rows and columns that fill up
   * the square cost nothing.
   */
  private static BigInteger[][] weighed(long[][] costs, int columns) {
    int rows = costs.length;
    BigInteger base = BigInteger.valueOf(columns + 1L);
    int size = Math.max(rows, columns);
    BigInteger[][] weighed = new BigInteger[size][];
    for (int row = 0; row < size; row++) {
      weighed[row] = zeros(size);
      for (int column = 0; column < size && row < rows; column++) {
        BigInteger cost =
            column < columns
                ? BigInteger.valueOf(costs[row][column]).multiply(base.pow(rows))
                : ZERO;
        BigInteger digit = BigInteger.valueOf(Math.min(column, columns));
        weighed[row][column] = cost.add(digit.multiply(base.pow(rows - 1 - row)));
      }
    }
    return weighed;
  }

  private static BigInteger[] zeros(int count) {
    BigInteger[] zeros = new BigInteger[count];
    Arrays.fill(zeros, ZERO);
    return zeros;
  }

  private void letIn(int row) {
    BigInteger[] slack = new BigInteger[size];
    int[] from = new int[size];
    boolean[] reached = new boolean[size + 1];
    rowOf[size] = row;
    int column = size;
    while (rowOf[column] != NONE) {
      reached[column] = true;
      reachFrom(column, slack, from, reached);
      column = nearest(slack, reached);
      reprice(slack[column], slack, reached);
    }
    while (column != size) {
      rowOf[column] = rowOf[from[column]];
      column = from[column];
    }
  }

  private void reachFrom(int column, BigInteger[] slack, int[] from, boolean[] reached) {
    int row = rowOf[column];
    for (int next = 0; next < size; next++) {
      if (!reached[next]) {
        BigInteger here = costs[row][next].subtract(rowPrices[row]).subtract(columnPrices[next]);
        if (slack[next] == null || here.compareTo(slack[next]) < 0) {
          slack[next] = here;
          from[next] = column;
        }
      }
    }
  }

  private int nearest(BigInteger[] slack, boolean[] reached) {
    int nearest = NONE;
    for (int column = 0; column < size; column++) {
      boolean open = !reached[column];
      if (open && (nearest == NONE || slack[column].compareTo(slack[nearest]) < 0)) {
        nearest = column;
      }
    }
    return nearest;
  }

  private void reprice(BigInteger by, BigInteger[] slack, boolean[] reached) {
    for (int column = 0; column <= size; column++) {
      if (reached[column]) {
        rowPrices[rowOf[column]] = rowPrices[rowOf[column]].add(by);
        columnPrices[column] = columnPrices[column].subtract(by);
      } else if (column < size) {
        slack[column] = slack[column].subtract(by);
      }
    }
  }
}
