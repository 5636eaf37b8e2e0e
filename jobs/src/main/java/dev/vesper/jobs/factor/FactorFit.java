package dev.vesper.jobs.factor;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Finds the vectors of people and contents.
 *
 * @param objective what they are to make small
 * @param rounds at most
 * @param steps of conjugate gradients in each half of a round
 * @param leastGain ends it: the share of the loss that a round must have taken away
 */
public record FactorFit(Objective objective, int rounds, int steps, double leastGain) {
  public FactorFit {
    if (rounds < 1 || steps < 1 || !(leastGain >= 0)) {
      throw new IllegalArgumentException(
          "no fit: %d rounds, %d steps, %s".formatted(rounds, steps, leastGain));
    }
  }

  /**
   * What was found.
   *
   * @param contents one vector for each
   * @param people one block of vectors for each block of ties; the caller lets go of them
   * @param losses after the people's half of each round
   */
  public record Found(Factors contents, JavaRDD<Factors> people, List<Double> losses) {
    public Found {
      losses = List.copyOf(losses);
    }
  }

  /**
   * Fits from where the contents stand: random vectors, or last night's.
   *
   * @param ties one block to a partition, kept in memory by the caller
   */
  public Found fit(JavaRDD<Ties> ties, Factors start) {
    Factors contents = start.copy();
    try (Crowd crowd = Crowd.of(ties, contents, objective)) {
      float[] dearness = dearness(crowd.tiesOfContents(contents.count()), crowd.size());
      List<Double> losses = new ArrayList<>();
      PeopleSums sums = crowd.improve(contents, steps);
      losses.add(loss(sums, contents, dearness));
      Momentum momentum = new Momentum(contents);
      for (int round = 1; round < rounds && !resting(losses); round++) {
        moveContents(crowd, sums, contents, dearness);
        momentum.carry(contents);
        sums = crowd.improve(contents, steps);
        double loss = loss(sums, contents, dearness);
        if (loss > losses.get(losses.size() - 1)) {
          momentum.stop(contents);
          crowd.back();
          sums = crowd.improve(contents, steps);
          loss = loss(sums, contents, dearness);
        }
        losses.add(loss);
      }
      return new Found(contents, crowd.people(), losses);
    }
  }

  private void moveContents(Crowd crowd, PeopleSums sums, Factors contents, float[] dearness) {
    ContentStep step = new ContentStep(contents, sums, dearness);
    for (int each = 0; each < steps; each++) {
      step.step(crowd.products(step.directions()));
    }
  }

  private float[] dearness(int[] ties, int people) {
    float[] dearness = new float[ties.length];
    for (int content = 0; content < ties.length; content++) {
      dearness[content] = objective.dearness(ties[content], people);
    }
    return dearness;
  }

  private double loss(PeopleSums sums, Factors contents, float[] dearness) {
    double lengths = 0;
    for (int content = 0; content < contents.count(); content++) {
      lengths += (double) dearness[content] * contents.dot(content, contents, content);
    }
    return sums.loss(Gram.of(contents), lengths);
  }

  private boolean resting(List<Double> losses) {
    int last = losses.size() - 1;
    return last > 0 && losses.get(last - 1) - losses.get(last) <= leastGain * losses.get(last);
  }
}
