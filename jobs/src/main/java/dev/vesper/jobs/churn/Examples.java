package dev.vesper.jobs.churn;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** Those of several cutoffs, one after the other. */
  static Examples of(List<Examples> several) {
    return of(
        several.stream().flatMap(each -> Stream.of(each.vectors)).toList(),
        several.stream()
            .flatMap(each -> IntStream.range(0, each.users()).mapToObj(i -> each.churned[i]))
            .toList());
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

  /** How many of them left. */
  int left() {
    return (int) IntStream.range(0, churned.length).filter(i -> churned[i]).count();
  }

  /** How long a vector is. */
  int parts() {
    return vectors.length == 0 ? 0 : vectors[0].length;
  }

  /** Those at some places. */
  Examples at(IntPredicate places) {
    int[] chosen = IntStream.range(0, users()).filter(places).toArray();
    return of(
        Arrays.stream(chosen).mapToObj(i -> vectors[i]).toList(),
        Arrays.stream(chosen).mapToObj(i -> churned[i]).toList());
  }
}
