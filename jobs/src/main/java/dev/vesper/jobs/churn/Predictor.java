package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.statistics.Calibrator;
import java.io.Serializable;

/**
 * A model in use: how features become its vector, what it says of it, and what chance that is.
 *
 * @param modelId its name
 */
record Predictor(String modelId, FeatureScales scales, ChurnModel model, Calibrator calibrator)
    implements Serializable {
  private static final double DECIMALS = 1e4;

  /** The chance that a user leaves, to four decimals. */
  double chance(FeatureRow user) {
    double chance = calibrator.chance(model.score(scales.vector(user)));
    return Math.rint(chance * DECIMALS) / DECIMALS;
  }

  /** By how much each component of the user's vector moves the score from that of everybody. */
  double[] contributions(FeatureRow user) {
    return model.contributions(scales.vector(user));
  }
}
