package dev.vesper.jobs.churn;

import java.util.List;

/**
 * A logistic regression: the score is the logarithm of the odds, a weighted sum. The vector of
 * means makes the sum one of deviations, which is what speaks of a user rather than of everybody.
 *
 * @param intercept the score of a vector of zeros
 * @param weights the weight of each part
 * @param means the mean of each part over the users who taught the model
 */
record Logistic(double intercept, List<Double> weights, List<Double> means) implements ChurnModel {

  Logistic {
    weights = List.copyOf(weights);
    means = List.copyOf(means);
  }

  @Override
  public Family family() {
    return Family.LOGISTIC;
  }

  @Override
  public double start() {
    double sum = intercept;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i) * means.get(i);
    }
    return sum;
  }

  @Override
  public double[] contributions(double[] vector) {
    double[] parts = new double[weights.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = weights.get(i) * (vector[i] - means.get(i));
    }
    return parts;
  }

  @Override
  public double score(double[] vector) {
    double sum = intercept;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i) * vector[i];
    }
    return sum;
  }
}
