package dev.vesper.jobs.factor;

import java.io.Serializable;

/**
 * What vectors are to make small; see the package.
 *
 * @param alpha how much more a tie of strength 1 weighs than none
 * @param lambda how dear long vectors are, for each tie
 * @param base how much of a tie each pair without one counts for that, so that few ties make no
 *     long vectors; 0 for not at all
 */
public record Objective(double alpha, double lambda, double base) implements Serializable {
  public Objective {
    if (!(alpha > 0) || !(lambda > 0) || !(base >= 0)) {
      throw new IllegalArgumentException("no objective: %s, %s, %s".formatted(alpha, lambda, base));
    }
  }

  /** What a tie weighs on top of what every pair weighs. */
  float weight(float strength) {
    return (float) (alpha * strength);
  }

  /** How dear the square of the length of a vector is that has some ties among so many others. */
  float dearness(int ties, int others) {
    return (float) (lambda * (ties + base * others));
  }
}
