package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Floats;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A symmetric matrix, of which the rows up to the diagonal are kept; it is inverted where it lies,
 * because a matrix of 20,000 rows is 0.8 GB already.
 *
 * <p>With A = L Lᵀ (Cholesky) the inverse is L⁻ᵀ L⁻¹. All three steps go through the rows in
 * panels: what the rows of a panel take from those of another is added while the other is at hand,
 * on as many threads as there are; each row is added up in one fixed order.
 */
final class SymmetricMatrix {
  private static final int PANEL = 64;
  private static final int FOUR = 4;

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
    forPanels(0, rows.length, work);
  }

  private static void forPanels(int begin, int end, OfPanel work) {
    for (int from = begin; from < end; from += PANEL) {
      work.of(from, Math.min(end, from + PANEL));
    }
  }

  /** Makes it the triangle L with L Lᵀ = A. */
  private void decompose() {
    forPanels(
        (from, to) -> {
          decomposeWithin(from, to);
          inParallel(to, rows.length, row -> divide(row, from, to));
          float[][] panel = transposed(from, to);
          inParallel(to, rows.length, row -> subtract(panel, from, to, row));
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
    float[][] columns = new float[to - from][rows.length - to];
    for (int row = to; row < rows.length; row++) {
      for (int column = from; column < to; column++) {
        columns[column - from][row - to] = rows[row][column];
      }
    }
    return columns;
  }

  /** Takes from a row what a whole panel before it makes of it. */
  private void subtract(float[][] panel, int from, int to, int row) {
    float[] times = new float[panel.length];
    for (int each = 0; each < times.length; each++) {
      times[each] = -rows[row][from + each];
    }
    float[] rest = Arrays.copyOfRange(rows[row], to, row + 1);
    for (int each = 0; each < times.length; each += FOUR) {
      Floats.addFour(panel, each, times, rest, rest.length);
    }
    System.arraycopy(rest, 0, rows[row], to, rest.length);
  }

  /** Turns the triangle L into its inverse: row i is (eᵢ - the sum of lᵢₚ times row p) / lᵢᵢ. */
  private void invertTriangle() {
    forPanels(
        (from, to) -> {
          float[][] times = new float[to - from][];
          for (int row = from; row < to; row++) {
            times[row - from] = negative(rows[row]);
            Arrays.fill(rows[row], 0);
          }
          forPanels(
              0,
              from,
              (first, end) ->
                  inParallel(
                      from, to, row -> addTriangle(first, end, times[row - from], rows[row])));
          for (int row = from; row < to; row++) {
            finishInverse(row, from, times[row - from]);
          }
        });
  }

  private static float[] negative(float[] numbers) {
    float[] negative = new float[numbers.length];
    for (int each = 0; each < numbers.length; each++) {
      negative[each] = -numbers[each];
    }
    return negative;
  }

  /** Adds the rows of a whole panel, each so many times. */
  private void addTriangle(int first, int end, float[] times, float[] to) {
    for (int each = first; each < end; each += FOUR) {
      Floats.addFour(rows, each, times, to, each + 1);
      for (int longer = each + 1; longer < each + FOUR; longer++) {
        Floats.add(times[longer], rows[longer], each + 1, to, each + 1, longer - each);
      }
    }
  }

  private void finishInverse(int row, int from, float[] times) {
    for (int each = from; each < row; each++) {
      Floats.add(times[each], rows[each], 0, rows[row], 0, each + 1);
    }
    rows[row][row] = 1;
    for (int column = 0; column <= row; column++) {
      rows[row][column] /= -times[row];
    }
  }

  /** Turns a triangle Y into Yᵀ Y: row r is the sum over rows p from r on of yₚᵣ times row p. */
  private void multiplyTriangle() {
    forPanels(
        (from, to) -> {
          float[][] sums = new float[to - from][];
          for (int row = from; row < to; row++) {
            sums[row - from] = new float[row + 1];
          }
          forPanels(
              from,
              rows.length,
              (first, end) ->
                  inParallel(from, to, row -> addProducts(first, end, row, sums[row - from])));
          System.arraycopy(sums, 0, rows, from, to - from);
        });
  }

  /** Adds, of the rows p of a panel from a row on, what p says of the row's column times p. */
  private void addProducts(int first, int end, int row, float[] sum) {
    float[][] panel = Arrays.copyOfRange(rows, Math.max(first, row), end);
    float[] times = new float[panel.length];
    for (int each = 0; each < panel.length; each++) {
      times[each] = panel[each][row];
    }
    int even = panel.length - panel.length % FOUR;
    for (int each = 0; each < even; each += FOUR) {
      Floats.addFour(panel, each, times, sum, row + 1);
    }
    for (int each = even; each < panel.length; each++) {
      Floats.add(times[each], panel[each], 0, sum, 0, row + 1);
    }
  }

  private interface OfRow {
    void of(int row);
  }

  private static void inParallel(int from, int to, OfRow work) {
    IntStream.range(from, to).parallel().forEach(work::of);
  }
}
