package dev.vesper.jobs.forecast;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds a low point of a function in a box: goes along one axis after the other as long as that
 * leads down, then halves the step. The same function gives the same point on every machine.
 */
final class CompassSearch {
  private static final double WIDEST = 0.25;
  private static final double NARROWEST = 0.03;
  private static final double WORTHWHILE = 1 - 1e-4;

  /** The range of one argument and where the search begins. */
  record Axis(double low, double start, double high) {
    double moved(double from, double share) {
      return Math.min(high, Math.max(low, from + share * (high - low)));
    }
  }

  private final ToDoubleFunction<double[]> function;
  private final List<Axis> axes;
  private final double[] best;
  private double lowest;

  private CompassSearch(ToDoubleFunction<double[]> function, List<Axis> axes) {
    this.function = function;
    this.axes = axes;
    this.best = axes.stream().mapToDouble(Axis::start).toArray();
    this.lowest = function.applyAsDouble(best);
  }

  /** The arguments of the lowest value that was found. */
  static double[] minimum(ToDoubleFunction<double[]> function, List<Axis> axes) {
    CompassSearch search = new CompassSearch(function, axes);
    for (double step = WIDEST; step > NARROWEST; step /= 2) {
      double before;
      do {
        before = search.lowest;
        for (int axis = 0; axis < axes.size(); axis++) {
          search.tryBothWays(axis, step);
        }
      } while (search.lowest < before * WORTHWHILE);
    }
    return search.best;
  }

  private void tryBothWays(int axis, double step) {
    if (!tryAt(axis, axes.get(axis).moved(best[axis], step))) {
      tryAt(axis, axes.get(axis).moved(best[axis], -step));
    }
  }

  private boolean tryAt(int axis, double value) {
    double old = best[axis];
    best[axis] = value;
    double found = function.applyAsDouble(best);
    if (found < lowest) {
      lowest = found;
      return true;
    }
    best[axis] = old;
    return false;
  }
}
