package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Floats;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A symmetric matrix, of which the rows up to the diagonal are kept; it is inverted where it lies,
 * because a matrix of 20,000 rows is 0.8 GB already.
 *
 * <p>With A = L Lᵀ (Cholesky) the inverse is L⁻ᵀ L⁻¹. All three steps go through the rows in
 * panels: what a panel takes from the rows before or after it is added row by row, on as many
 * threads as there are; each row is added up in one fixed order.
 */
final class SymmetricMatrix {
  private static final int PANEL = 64;

  private final float[][] rows;

  /** A matrix of zeros. */
  SymmetricMatrix(int size) {
    rows = new float[size][];
    for (int row = 0; row < size; row++) {
      rows[row] = new float[row + 1];
    }
  }

  int size() {
    return rows.length;
  }

  float at(int row, int column) {
    return row >= column ? rows[row][column] : rows[column][row];
  }

  void add(int row, int column, float value) {
    rows[Math.max(row, column)][Math.min(row, column)] += value;
  }

  /** Turns it into its inverse; it must be positive definite. */
  void invert() {
    decompose();
    invertTriangle();
    multiplyTriangle();
  }

  private interface OfPanel {
    void of(int from, int to);
  }

  private void forPanels(OfPanel work) {
    for (int from = 0; from < rows.length; from += PANEL) {
      work.of(from, Math.min(rows.length, from + PANEL));
    }
  }

  /** Makes it the triangle L with L Lᵀ = A. */
  private void decompose() {
    forPanels(
        (from, to) -> {
          decomposeWithin(from, to);
          inParallel(to, rows.length, row -> divide(row, from, to));
          float[][] panel = transposed(from, to);
          inParallel(
              to,
              rows.length,
              row -> {
                for (int each = 0; each < panel.length; each++) {
                  Floats.add(-rows[row][from + each], panel[each], to, rows[row], to, row + 1 - to);
                }
              });
        });
  }

  private void decomposeWithin(int from, int to) {
    for (int row = from; row < to; row++) {
      divide(row, from, row);
      float square = rows[row][row] - dot(row, row, from, row);
      if (!(square > 0)) {
        throw new ArithmeticException("row %d depends on those before it".formatted(row));
      }
      rows[row][row] = (float) Math.sqrt(square);
    }
  }

  /** The numbers of a row in the columns of a panel whose own rows are done. */
  private void divide(int row, int from, int to) {
    for (int column = from; column < to; column++) {
      rows[row][column] =
          (rows[row][column] - dot(row, column, from, column)) / rows[column][column];
    }
  }

  private float dot(int left, int right, int from, int to) {
    return Floats.dot(rows[left], from, rows[right], from, to - from);
  }

  /** The columns of a panel below it, each as a row. */
  private float[][] transposed(int from, int to) {
    float[][] columns = new float[to - from][rows.length];
    for (int row = to; row < rows.length; row++) {
      for (int column = from; column < to; column++) {
        columns[column - from][row] = rows[row][column];
      }
    }
    return columns;
  }

  /** Turns the triangle L into its inverse: row i is (eᵢ - the sum of lᵢₚ times row p) / lᵢᵢ. */
  private void invertTriangle() {
    forPanels(
        (from, to) -> {
          float[][] before = new float[to - from][];
          inParallel(
              from,
              to,
              row -> {
                before[row - from] = rows[row].clone();
                Arrays.fill(rows[row], 0);
                for (int each = 0; each < from; each++) {
                  Floats.add(-before[row - from][each], rows[each], 0, rows[row], 0, each + 1);
                }
              });
          for (int row = from; row < to; row++) {
            finishInverse(row, from, before[row - from]);
          }
        });
  }

  private void finishInverse(int row, int from, float[] triangle) {
    for (int each = from; each < row; each++) {
      Floats.add(-triangle[each], rows[each], 0, rows[row], 0, each + 1);
    }
    rows[row][row] = 1;
    for (int column = 0; column <= row; column++) {
      rows[row][column] /= triangle[row];
    }
  }

  /** Turns a triangle Y into Yᵀ Y: row r is the sum over rows p from r on of yₚᵣ times row p. */
  private void multiplyTriangle() {
    forPanels(
        (from, to) -> {
          float[][] sums = new float[to - from][];
          inParallel(
              from,
              to,
              row -> {
                float[] sum = new float[row + 1];
                for (int each = row; each < rows.length; each++) {
                  Floats.add(rows[each][row], rows[each], 0, sum, 0, row + 1);
                }
                sums[row - from] = sum;
              });
          System.arraycopy(sums, 0, rows, from, to - from);
        });
  }

  private interface OfRow {
    void of(int row);
  }

  private static void inParallel(int from, int to, OfRow work) {
    IntStream.range(from, to).parallel().forEach(work::of);
  }
}
