package dev.vesper.jobs.forecast;

import java.util.function.IntToDoubleFunction;

/**
 * What a model says after it has seen a history.
 *
 * @param ahead the value so many days after the last one, from 1
 * @param parameters what was fitted, as text
 */
record Fit(IntToDoubleFunction ahead, String parameters) {
  double at(int horizon) {
    return ahead.applyAsDouble(horizon);
  }
}
