package dev.vesper.jobs.value;

import java.util.function.DoubleUnaryOperator;

/** Means over distributions by the trapezoidal rule, which shares nothing with the closed forms. */
final class Integral {
  private static final double STEP = 0.125;
  private static final double REACH = 120;

  private Integral() {}

  /** The mean of a function over a gamma distribution, integrated over the logarithm. */
  static double overGamma(double shape, double rate, DoubleUnaryOperator function) {
    return mean(
        log -> shape * log - rate * Math.exp(log), log -> function.applyAsDouble(Math.exp(log)));
  }

  /** The mean of a function over a beta distribution, integrated over the log odds. */
  static double overBeta(double a, double b, DoubleUnaryOperator function) {
    return mean(
        odds -> -a * Math.log1p(Math.exp(-odds)) - b * Math.log1p(Math.exp(odds)),
        odds -> function.applyAsDouble(1 / (1 + Math.exp(-odds))));
  }

  private static double mean(DoubleUnaryOperator logDensity, DoubleUnaryOperator function) {
    double sum = 0;
    double weights = 0;
    for (double at = -REACH; at <= REACH; at += STEP) {
      double weight = Math.exp(logDensity.applyAsDouble(at));
      if (weight > 1e-30) {
        weights += weight;
        sum += weight * function.applyAsDouble(at);
      }
    }
    return sum / weights;
  }

  /** The integral over a finite range by Simpson's rule. */
  static double between(double from, double to, int halfSteps, DoubleUnaryOperator function) {
    double width = (to - from) / (2.0 * halfSteps);
    double sum = function.applyAsDouble(from) + function.applyAsDouble(to);
    for (int step = 1; step < 2 * halfSteps; step++) {
      sum += (step % 2 == 0 ? 2 : 4) * function.applyAsDouble(from + step * width);
    }
    return sum * width / 3;
  }
}
