package dev.vesper.jobs.feature;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How topic shares become comparable with other features: those of the most popular topics, each
 * less its mean, all by one factor, so that together they count as much as some scalar features do.
 *
 * @param topics the topics and the mean share of each, the most popular first
 * @param factor what a whole share counts; 0 where all users' shares are the same
 */
public record TopicScales(List<Topic> topics, double factor) implements Serializable {
  /** How many topics have a component of their own. */
  public static final int MOST = 8;

  /** So many scalar features of weight 1 count as much as all topics together. */
  public static final double LIKE_FEATURES = 2;

  /** No share counts as more. */
  private static final double BOUND = Scale.BOUND;

  /** A topic that has a component, and its mean share over the users who have any. */
  public record Topic(String name, double meanShare) implements Serializable {}

  public TopicScales {
    topics = List.copyOf(topics);
  }

  /** The scales of the topics that some rows deal with. */
  static TopicScales fit(List<FeatureRow> rows) {
    List<Map<String, Double>> shares =
        rows.stream().map(FeatureRow::topics).filter(each -> !each.isEmpty()).toList();
    Map<String, Double> sums = new TreeMap<>();
    shares.forEach(each -> each.forEach((topic, share) -> sums.merge(topic, share, Double::sum)));
    List<Topic> topics =
        sums.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST)
            .map(each -> new Topic(each.getKey(), each.getValue() / shares.size()))
            .toList();
    double variance = topics.stream().mapToDouble(topic -> variance(topic, shares)).sum();
    return new TopicScales(topics, variance > 0 ? Math.sqrt(LIKE_FEATURES / variance) : 0);
  }

  private static double variance(Topic topic, List<Map<String, Double>> shares) {
    double squares = 0;
    for (Map<String, Double> each : shares) {
      double off = each.getOrDefault(topic.name(), 0.0) - topic.meanShare();
      squares += off * off;
    }
    return squares / shares.size();
  }

  /** The name of each component. */
  List<String> components() {
    return topics.stream().map(topic -> "topic:" + topic.name()).toList();
  }

  /** Fills in the component of each topic; all 0, which is the mean, for who deals with none. */
  void into(double[] vector, int from, Map<String, Double> shares) {
    for (int at = 0; at < topics.size() && factor > 0 && !shares.isEmpty(); at++) {
      double off = shares.getOrDefault(topics.get(at).name(), 0.0) - topics.get(at).meanShare();
      vector[from + at] = Math.max(-BOUND, Math.min(BOUND, factor * off));
    }
  }
}
