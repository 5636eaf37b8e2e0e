package dev.vesper.jobs.value;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** First and second derivatives of a function by central differences. */
final class Slopes {
  private static final double SHORT = 3e-4;
  private static final double LONG = 2e-3;

  private Slopes() {}

  /** The first derivatives at a place. */
  static RealVector slope(ToDoubleFunction<double[]> function, double[] place) {
    double[] slope = new double[place.length];
    for (int axis = 0; axis < place.length; axis++) {
      double above = function.applyAsDouble(moved(place, axis, SHORT));
      double below = function.applyAsDouble(moved(place, axis, -SHORT));
      slope[axis] = (above - below) / (2 * SHORT);
    }
    return new ArrayRealVector(slope);
  }

  /** The second derivatives at a place. */
  static RealMatrix curvature(ToDoubleFunction<double[]> function, double[] place) {
    RealMatrix curvature = new Array2DRowRealMatrix(place.length, place.length);
    double here = function.applyAsDouble(place);
    for (int row = 0; row < place.length; row++) {
      double[] above = moved(place, row, LONG);
      double[] below = moved(place, row, -LONG);
      double both = function.applyAsDouble(above) + function.applyAsDouble(below);
      curvature.setEntry(row, row, (both - 2 * here) / (LONG * LONG));
      for (int column = 0; column < row; column++) {
        double mixed =
            function.applyAsDouble(moved(above, column, LONG))
                - function.applyAsDouble(moved(above, column, -LONG))
                - function.applyAsDouble(moved(below, column, LONG))
                + function.applyAsDouble(moved(below, column, -LONG));
        curvature.setEntry(row, column, mixed / (4 * LONG * LONG));
        curvature.setEntry(column, row, mixed / (4 * LONG * LONG));
      }
    }
    return curvature;
  }

  private static double[] moved(double[] place, int axis, double by) {
    double[] moved = place.clone();
    moved[axis] += by;
    return moved;
  }
}
