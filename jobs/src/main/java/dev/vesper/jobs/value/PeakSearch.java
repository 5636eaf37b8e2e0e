package dev.vesper.jobs.value;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Looks for the highest point of a function of positive parameters on their logarithms: climbs by
 * simplices (Nelder and Mead 1965), anew from the best point until that gains nothing. The function
 * is expected to have its peak near 1 in all parameters, give or take some orders of magnitude.
 */
final class PeakSearch {
  private static final double LOG_OF_WIDEST = Math.log(1e6);
  private static final int MOST_EVALUATIONS = 2_000;
  private static final int MOST_CLIMBS = 20;
  private static final double EXACT = 1e-13;
  private static final double SHORTER = 4;
  private static final double LEAST_STEP = 0.01;

  /**
   * How far the first steps go, and which gain is worth another climb.
   *
   * @param step of the logarithm of each parameter
   * @param gain of the function
   */
  record Effort(double step, double gain) {
    /** Finds the region of the peak. */
    static final Effort ROUGH = new Effort(0.5, 1e-3);

    /** Finds the peak, beginning near it. */
    static final Effort FINE = new Effort(0.1, 1e-9);
  }

  private final ToDoubleFunction<double[]> function;
  private final Effort effort;
  private double[] best;
  private double highest = Double.NEGATIVE_INFINITY;

  private PeakSearch(ToDoubleFunction<double[]> function, Effort effort, double[] start) {
    this.function = function;
    this.effort = effort;
    this.best = start;
  }

  /** The highest point that one of several starts leads to. */
  static Peak from(List<double[]> starts, Effort effort, ToDoubleFunction<double[]> function) {
    Peak highest = null;
    for (double[] start : starts) {
      double[] logs = Arrays.stream(start).map(Math::log).toArray();
      Peak peak = new PeakSearch(function, effort, logs).peak();
      if (highest == null || peak.height() > highest.height()) {
        highest = peak;
      }
    }
    return highest;
  }

  private Peak peak() {
    boolean reached = false;
    boolean hopeless = false;
    for (int climb = 0; climb < MOST_CLIMBS && !reached && !hopeless; climb++) {
      double before = highest;
      boolean ended = climbs(Math.max(LEAST_STEP, effort.step() / Math.pow(SHORTER, climb)));
      reached = ended && highest - before <= tolerance();
      hopeless = Double.isInfinite(highest);
    }
    List<Double> logs = Arrays.stream(best).boxed().toList();
    return new Peak(logs, highest, reached);
  }

  /** Sums of that many terms have no more digits. */
  private double tolerance() {
    return Math.max(effort.gain(), EXACT * Math.abs(highest));
  }

  /** Whether the simplex came to rest before its evaluations were used up. */
  private boolean climbs(double step) {
    double enough = Double.isInfinite(highest) ? effort.gain() : tolerance();
    try {
      new SimplexOptimizer(new SimpleValueChecker(-1, enough))
          .optimize(
              new MaxEval(MOST_EVALUATIONS),
              GoalType.MAXIMIZE,
              new ObjectiveFunction(this::height),
              new InitialGuess(best.clone()),
              new NelderMeadSimplex(best.length, step));
      return true;
    } catch (TooManyEvaluationsException e) {
      return false;
    }
  }

  private double height(double[] logs) {
    if (Arrays.stream(logs).anyMatch(log -> !(Math.abs(log) <= LOG_OF_WIDEST))) {
      return Double.NEGATIVE_INFINITY;
    }
    double found = function.applyAsDouble(Arrays.stream(logs).map(Math::exp).toArray());
    if (!(found < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    if (found > highest) {
      highest = found;
      best = logs.clone();
    }
    return found;
  }
}
