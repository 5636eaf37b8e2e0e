package dev.vesper.jobs.churn;

import java.util.List;

/**
 * Users at a cutoff of whom it is known what they did afterwards: what they looked like, and
 * whether they left. Always in the order of their ids.
 */
final class Examples {
  private final double[][] vectors;
  private final boolean[] churned;

  Examples(double[][] vectors, boolean[] churned) {
    if (vectors.length != churned.length) {
      throw new IllegalArgumentException(
          "%d users, but for %d is known whether they left"
              .formatted(vectors.length, churned.length));
    }
    this.vectors = vectors;
    this.churned = churned;
  }

  static Examples of(List<double[]> vectors, List<Boolean> churned) {
    boolean[] left = new boolean[churned.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = churned.get(i);
    }
    return new Examples(vectors.toArray(double[][]::new), left);
  }

  double[][] vectors() {
    return vectors;
  }

  boolean[] churned() {
    return churned;
  }

  int users() {
    return churned.length;
  }

  /** How long a vector is. */
  int parts() {
    return vectors.length == 0 ? 0 : vectors[0].length;
  }
}
