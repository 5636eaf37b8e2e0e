package dev.vesper.jobs.churn;

import dev.vesper.jobs.statistics.Calibrator;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Two families of models, taught by users of one day and judged by users of a later one: which of
 * them is better. What is judged is what is published, scores and the chances they mean.
 */
final class Contest {
  private final Map<Family, ChurnModel> models = new EnumMap<>(Family.class);
  private final Map<Family, Judgement> judgements = new EnumMap<>(Family.class);
  private final Examples judging;

  /** Fits and judges; of those who teach some must have left and some stayed. */
  Contest(SparkFit fit, Examples teaching, Examples judging) {
    this.judging = judging;
    for (Family family : Family.values()) {
      ChurnModel model = fit.fit(family, teaching);
      models.put(family, model);
      judgements.put(family, Judgement.of(scores(family), judging.churned()));
    }
  }

  private double[] scores(Family family) {
    return models.get(family).scores(judging.vectors());
  }

  /** That which more often puts who leaves before who stays; of equals the simpler. */
  Family winner() {
    return judgements.entrySet().stream()
        .max(
            Comparator.<Map.Entry<Family, Judgement>>comparingDouble(
                    each -> each.getValue().auc().orElse(0))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  ChurnModel model(Family family) {
    return models.get(family);
  }

  Judgement judgement(Family family) {
    return judgements.get(family);
  }

  /** How far the chances of a family are off, each half of the users told by the other. */
  double calibrationError(Family family) {
    return calibrationError(scores(family), judging.churned());
  }

  /** What the scores of the winner mean, by all who judge. */
  Calibrator calibrator() {
    return Calibrator.fit(scores(winner()), judging.churned());
  }

  /**
   * The error of chances that scores mean, where each half of the users sets those of the other.
   */
  static double calibrationError(double[] scores, boolean[] churned) {
    double[] chances = new double[scores.length];
    for (int half = 0; half < 2 && scores.length > 1; half++) {
      Calibrator other = half(scores, churned, 1 - half);
      for (int i = half; i < scores.length; i += 2) {
        chances[i] = other.chance(scores[i]);
      }
    }
    return Judgement.of(chances, churned).calibrationError();
  }

  private static Calibrator half(double[] scores, boolean[] churned, int first) {
    int users = (scores.length - first + 1) / 2;
    double[] some = new double[users];
    boolean[] left = new boolean[users];
    for (int i = 0; i < users; i++) {
      some[i] = scores[2 * i + first];
      left[i] = churned[2 * i + first];
    }
    return Calibrator.fit(some, left);
  }
}
