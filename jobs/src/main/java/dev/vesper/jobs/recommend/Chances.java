package dev.vesper.jobs.recommend;

import dev.vesper.jobs.statistics.Calibrator;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Turns a score into the chance that the person takes it: a logistic regression on the score and
 * the person's activity, whose result is calibrated by what came true.
 *
 * @param weights of 1, the score, the logarithm of activity
 * @param calibrator of their sum
 */
record Chances(List<Double> weights, Calibrator calibrator) implements Serializable {
  private static final int ROUNDS = 25;
  private static final double RIDGE = 1e-3;
  private static final double CERTAIN = 30;
  private static final int OF_THE_SCORE = 1;
  private static final int OF_THE_ACTIVITY = 2;

  Chances {
    weights = List.copyOf(weights);
  }

  /**
   * What outcomes teach: some people the weights, the others what these mean. Nothing where a
   * higher score would mean less, as then it is not the scores that tell who takes what.
   */
  static Optional<Chances> of(List<Outcome> outcomes) {
    List<Outcome> teaching = outcomes.stream().filter(Outcome::teaches).toList();
    List<Outcome> others = outcomes.stream().filter(each -> !each.teaches()).toList();
    if (teaching.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    List<Double> weights = List.of(0.0, 0.0, 0.0);
    for (int round = 0; round < ROUNDS; round++) {
      weights = stepped(weights, teaching);
    }
    List<Double> found = weights;
    if (!found.stream().allMatch(Double::isFinite) || found.get(OF_THE_SCORE) <= 0) {
      return Optional.empty();
    }
    double[] sums =
        others.stream().mapToDouble(each -> sum(found, each.score(), each.activity())).toArray();
    boolean[] taken = new boolean[sums.length];
    for (int each = 0; each < taken.length; each++) {
      taken[each] = others.get(each).taken();
    }
    return Optional.of(new Chances(found, Calibrator.fit(sums, taken)));
  }

  /** By how much a score is higher where the odds by it are e times as high. */
  double rise() {
    return 1 / weights.get(OF_THE_SCORE);
  }

  private static double[] parts(double score, double activity) {
    return new double[] {1, score, Math.log1p(activity)};
  }

  private static double sum(List<Double> weights, double score, double activity) {
    double sum =
        weights.get(0)
            + weights.get(OF_THE_SCORE) * score
            + weights.get(OF_THE_ACTIVITY) * Math.log1p(activity);
    return Math.max(-CERTAIN, Math.min(CERTAIN, sum));
  }

  /** One step of Newton's; a small ridge keeps it where parts hang together. */
  private static List<Double> stepped(List<Double> weights, List<Outcome> teaching) {
    int size = weights.size();
    double[][] bend = new double[size][size];
    double[] slope = new double[size];
    double ridge = RIDGE * Math.max(1, teaching.size());
    for (int each = 0; each < size; each++) {
      bend[each][each] = ridge;
      slope[each] = -ridge * weights.get(each);
    }
    for (Outcome outcome : teaching) {
      double[] parts = parts(outcome.score(), outcome.activity());
      double chance = 1 / (1 + Math.exp(-sum(weights, outcome.score(), outcome.activity())));
      for (int row = 0; row < size; row++) {
        slope[row] += parts[row] * ((outcome.taken() ? 1 : 0) - chance);
        for (int column = 0; column < size; column++) {
          bend[row][column] += parts[row] * parts[column] * chance * (1 - chance);
        }
      }
    }
    RealVector step =
        new CholeskyDecomposition(new Array2DRowRealMatrix(bend, false))
            .getSolver()
            .solve(new ArrayRealVector(slope, false));
    return IntStream.range(0, size)
        .mapToObj(each -> weights.get(each) + step.getEntry(each))
        .toList();
  }

  /** By what candidates are ordered, also where their chances are equal. */
  double likelihood(double score, double activity) {
    return sum(weights, score, activity);
  }

  /** The chance that a likelihood means. */
  double chance(double likelihood) {
    return calibrator.chance(likelihood);
  }
}
