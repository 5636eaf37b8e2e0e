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

  /** One feature of some users: the middle of what is known, the mean of it, the mean as scaled. */
  private record Figure(double median, double mean, double scaled) {}

  /** Some users, feature by feature. */
  record Group(List<Figure> figures, int users) {
    static Group of(List<FeatureRow> rows, FeatureScales scales) {
      double[] scaled = scaled(rows, scales);
      List<Figure> figures = new ArrayList<>();
      for (int each = 0; each < scaled.length; each++) {
        double[] values = values(rows, scales, each);
        figures.add(new Figure(median(values), mean(values), scaled[each]));
      }
      return new Group(figures, rows.size());
    }
  }

  /** The portrait of some of the users, beside all of them. */
  static Portrait of(int segment, Group members, Group all, FeatureScales scales) {
    List<Trait> traits = new ArrayList<>();
    List<String> components = scales.components();
    for (int each = 0; each < components.size(); each++) {
      Figure own = members.figures().get(each);
      Figure others = all.figures().get(each);
      traits.add(
          new Trait(
              components.get(each),
              own.median(),
              others.median(),
              own.mean(),
              others.mean(),
              own.scaled() - others.scaled()));
    }
    return new Portrait(segment, members.users(), traits);
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

  /** The mean of each component of the vectors, in spreads. */
  private static double[] scaled(List<FeatureRow> rows, FeatureScales scales) {
    double[] means = new double[scales.components().size()];
    for (FeatureRow row : rows) {
      double[] vector = scales.vector(row);
      for (int each = 0; each < means.length; each++) {
        means[each] += vector[each];
      }
    }
    for (int each = 0; each < means.length; each++) {
      double weight = each < scales.scales().size() ? scales.scales().get(each).weight() : 1;
      means[each] = rows.isEmpty() ? 0 : means[each] / rows.size() / weight;
    }
    return means;
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
