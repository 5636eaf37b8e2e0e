package dev.vesper.jobs.forecast;

import dev.vesper.pipeline.table.Word;

/** A model that may forecast a series; of equally good ones the first wins. */
enum Candidate {
  SEASONAL_NAIVE,
  GROWTH_MODEL,
  DAMPED_TREND,
  THETA,
  ETS;

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }

  /** Fits the model to a history of three weeks or more. */
  Fit fit(double[] history) {
    return switch (this) {
      case SEASONAL_NAIVE -> SeasonalNaive.fit(history);
      case GROWTH_MODEL -> GrowthModel.fit(history);
      case DAMPED_TREND -> DampedTrend.fit(history);
      case THETA -> Theta.fit(history);
      case ETS -> ExponentialSmoothing.fit(history);
    };
  }
}
