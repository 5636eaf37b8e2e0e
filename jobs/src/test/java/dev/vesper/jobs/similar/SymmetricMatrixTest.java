package dev.vesper.jobs.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SymmetricMatrixTest {
  /** A matrix that is a sum of squares, and its rows. */
  private static double[][] some(int size, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[size][size];
    for (int each = 0; each < 2 * size; each++) {
      double[] vector = random.doubles(size).map(x -> x < 0.7 ? 0 : x).toArray();
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          rows[row][column] += vector[row] * vector[column];
        }
      }
    }
    for (int row = 0; row < size; row++) {
      rows[row][row] += 3;
    }
    return rows;
  }

  private static SymmetricMatrix matrix(double[][] rows) {
    SymmetricMatrix matrix = new SymmetricMatrix(rows.length);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column <= row; column++) {
        matrix.add(row, column, (float) rows[row][column]);
      }
    }
    return matrix;
  }

  @Test
  void aMatrixTimesItsInverseIsOneWhateverThePanels() {
    for (int size : new int[] {1, 2, 63, 64, 65, 150}) {
      double[][] rows = some(size, size);
      SymmetricMatrix inverse = matrix(rows);
      inverse.invert();
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          double product = 0;
          for (int each = 0; each < size; each++) {
            product += rows[row][each] * inverse.at(each, column);
          }
          assertEquals(row == column ? 1 : 0, product, 2e-3);
        }
      }
    }
  }

  @Test
  void aRowThatIsAnothersDoubleIsRefused() {
    SymmetricMatrix matrix = matrix(new double[][] {{1, 2}, {2, 4}});
    assertThrows(ArithmeticException.class, matrix::invert);
  }
}
