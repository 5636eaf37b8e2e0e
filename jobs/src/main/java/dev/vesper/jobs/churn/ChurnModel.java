package dev.vesper.jobs.churn;

import dev.vesper.pipeline.warehouse.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A fitted model as plain numbers. What it says of a user is a score, higher where the user is more
 * likely to leave, and a sum: a start, which is that of everybody, and a contribution of each part
 * of the vector.
 */
sealed interface ChurnModel extends Serializable permits BoostedTrees, Logistic {

  /** The kind of model it is. */
  Family family();

  /** What the model says of everybody before it has seen anything. */
  double start();

  /** By how much each part of a user's vector moves the score from the start. */
  double[] contributions(double[] vector);

  /** What the model says of a user. */
  double score(double[] vector);

  /**
   * The model that a text of its numbers describes.
   *
   * @param where what a reader would look at if it is damaged
   */
  static ChurnModel read(Family family, String json, String where) {
    byte[] numbers = json.getBytes(StandardCharsets.UTF_8);
    return switch (family) {
      case BOOSTED_TREES -> Json.read(numbers, BoostedTrees.class, where);
      case LOGISTIC -> Json.read(numbers, Logistic.class, where);
    };
  }

  /** What the model says of many users. */
  default double[] scores(double[][] vectors) {
    double[] scores = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      scores[i] = score(vectors[i]);
    }
    return scores;
  }
}
