package dev.vesper.jobs.feature;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the values of one feature become comparable with those of others, as it was fitted once.
 *
 * @param feature the feature's name
 * @param curve how a value is bent first
 * @param median the median of the bent values
 * @param spread what one standard deviation of a bell would be: nine tenths of the values lie
 *     within 3.29 of it. Where these nine tenths are all the same, the standard deviation; 0 where
 *     all values are
 * @param fill the bent value that an absent one counts as
 * @param weight what one spread counts
 */
public record Scale(
    String feature, Curve curve, double median, double spread, double fill, double weight)
    implements Serializable {
  /** No value counts as further from the median than so many spreads. */
  public static final double BOUND = 3;

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** The distance between these two quantiles of a normal distribution of spread 1. */
  private static final double BELL = 2 * 1.6448536269514722;

  /** The scale of a feature from some of its values; where all are absent, one that ends in 0. */
  static Scale fit(Feature feature, double[] values) {
    double[] bent =
        Arrays.stream(values)
            .filter(value -> !Double.isNaN(value))
            .map(feature.curve()::of)
            .sorted()
            .toArray();
    double median = bent.length == 0 ? 0 : Quantiles.of(bent, 0.5);
    return new Scale(
        feature.name(),
        feature.curve(),
        median,
        bent.length == 0 ? 0 : spread(bent),
        feature.missing().map(feature.curve()::of).orElse(median),
        feature.weight());
  }

  private static double spread(double[] sorted) {
    double wide = Quantiles.of(sorted, HIGH) - Quantiles.of(sorted, LOW);
    return wide > 0 ? wide / BELL : deviation(sorted);
  }

  private static double deviation(double[] sorted) {
    if (sorted[0] == sorted[sorted.length - 1]) {
      return 0; // exactly, whatever rounding would make of the mean
    }
    double mean = Arrays.stream(sorted).sum() / sorted.length;
    double squares = Arrays.stream(sorted).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / sorted.length);
  }

  /** The component of a value; NaN stands for an absent one. */
  public double component(double value) {
    if (spread == 0) {
      return 0;
    }
    double bent = Double.isNaN(value) ? fill : curve.of(value);
    return weight * Math.max(-BOUND, Math.min(BOUND, (bent - median) / spread));
  }

  /** Whether the scale is one of the feature as it is declared now. */
  boolean isOf(Feature declared) {
    return feature.equals(declared.name())
        && curve == declared.curve()
        && weight == declared.weight()
        && fill == declared.missing().map(curve::of).orElse(median);
  }

  /** The scales of features, from some rows. */
  static List<Scale> fit(List<Feature> features, List<FeatureRow> rows) {
    return IntStream.range(0, features.size())
        .mapToObj(
            at ->
                fit(
                    features.get(at),
                    rows.stream().mapToDouble(row -> row.numbers()[at]).toArray()))
        .toList();
  }
}
