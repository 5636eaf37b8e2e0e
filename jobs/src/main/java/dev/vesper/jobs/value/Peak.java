package dev.vesper.jobs.value;

import java.util.List;

/**
 * The highest point of a function of positive parameters that was found.
 *
 * @param logs the logarithms of the parameters
 * @param reached whether searching on from it led nowhere higher
 */
record Peak(List<Double> logs, double height, boolean reached) {
  private static final double LOG_OF_PLAUSIBLE = Math.log(1e4);

  double[] parameters() {
    return logs.stream().mapToDouble(Math::exp).toArray();
  }

  /** Whether a parameter is so far from 1 that it is on its way to 0 or to infinity. */
  boolean isAtABound() {
    return logs.stream().anyMatch(log -> Math.abs(log) > LOG_OF_PLAUSIBLE);
  }
}
