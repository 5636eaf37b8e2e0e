package dev.vesper.jobs.factor;

import java.io.Serializable;

/**
 * What vectors are to make small; see the package.
 *
 * @param alpha how much more a tie of strength 1 weighs than none
 * @param lambda how dear long vectors are, for each tie
 * @param base so many ties everybody counts as having on top, so that few ties make no long vectors
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

  /** How dear the square of a vector's length is. */
  float dearness(int ties) {
    return (float) (lambda * (ties + base));
  }
}
