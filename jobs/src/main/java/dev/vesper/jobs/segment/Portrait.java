package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the users of a segment differ from all users, feature by feature, by the sample.
 *
 * @param segment id
 * @param users of the sample that are in it
 * @param traits one for each component of the vectors
 */
record Portrait(int segment, long users, List<Trait> traits) {
  /**
   * One feature.
   *
   * @param feature a column of user_features, or {@code topic:} and a topic
   * @param median of the segment; NaN where nobody's is known
   * @param medianOfAll of all users
   * @param mean of the segment
   * @param meanOfAll of all users
   * @param distinctness how many spreads the segment lies above all users, scaled as for distances
   */
  record Trait(
      String feature,
      double median,
      double medianOfAll,
      double mean,
      double meanOfAll,
      double distinctness) {}

  Portrait {
    traits = List.copyOf(traits);
  }

  /** The portrait of some of the users. */
  static Portrait of(
      int segment, List<FeatureRow> members, List<FeatureRow> all, FeatureScales scales) {
    List<Trait> traits = new ArrayList<>();
    List<String> components = scales.components();
    for (int each = 0; each < components.size(); each++) {
      double[] own = values(members, scales, each);
      double[] others = values(all, scales, each);
      traits.add(
          new Trait(
              components.get(each),
              median(own),
              median(others),
              mean(own),
              mean(others),
              scaled(members, scales, each) - scaled(all, scales, each)));
    }
    return new Portrait(segment, members.size(), traits);
  }

  /** The values that are known, as they are in user_features. */
  private static double[] values(List<FeatureRow> rows, FeatureScales scales, int component) {
    int features = scales.scales().size();
    if (component < features) {
      return rows.stream()
          .mapToDouble(row -> row.numbers()[component])
          .filter(value -> !Double.isNaN(value))
          .toArray();
    }
    String topic = scales.topics().topics().get(component - features).name();
    return rows.stream()
        .filter(row -> !row.topics().isEmpty())
        .mapToDouble(row -> row.topics().getOrDefault(topic, 0.0))
        .toArray();
  }

  private static double scaled(List<FeatureRow> rows, FeatureScales scales, int component) {
    double weight =
        component < scales.scales().size() ? scales.scales().get(component).weight() : 1;
    double sum = 0;
    for (FeatureRow row : rows) {
      sum += scales.vector(row)[component];
    }
    return rows.isEmpty() ? 0 : sum / rows.size() / weight;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
