package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a component of the users' vectors was spread on the night of the fit.
 *
 * @param component a feature, or {@code topic:} and a topic
 * @param cuts of the bins, by deciles
 * @param counts of users in each bin, of the sample
 */
record FeatureReference(String component, List<Double> cuts, List<Long> counts) {
  FeatureReference {
    cuts = List.copyOf(cuts);
    counts = List.copyOf(counts);
  }

  static FeatureReference of(String component, double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    DecileBins bins = DecileBins.of(ascending);
    return new FeatureReference(
        component, bins.cuts(), LongStream.of(bins.histogram(values)).boxed().toList());
  }

  /** Users of the sample. */
  long users() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** How far the component has moved since; 0 where one of the nights has nobody. */
  double moved(double[] values) {
    long[] then = counts.stream().mapToLong(Long::longValue).toArray();
    return PopulationStability.index(then, new DecileBins(cuts).histogram(values)).orElse(0);
  }
}
