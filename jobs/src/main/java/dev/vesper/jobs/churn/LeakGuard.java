package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Refuses features that know the future. Those of some users at an earlier day are told twice, once
 * from all there is and once as if nothing had happened since: they must be the same.
 */
final class LeakGuard {
  private LeakGuard() {}

  /**
   * Throws a fault that names each feature that what came after the day has changed.
   *
   * @param told users as they are told from all there is
   * @param some the history of those of them who are told twice
   */
  static void check(Cutoff told, PastFeatures past, History some, ChurnParams params) {
    LocalDate day = told.day();
    Map<String, FeatureRow> then = users(Cutoff.features(past, some.until(day), day, params));
    TreeSet<String> leaking = new TreeSet<>();
    for (Map.Entry<String, FeatureRow> each : told.toldTwice().entrySet()) {
      leaking.addAll(different(each.getValue(), then.get(each.getKey())));
    }
    if (!told.toldTwice().keySet().equals(then.keySet())) {
      leaking.add("who is among the users");
    }
    if (!leaking.isEmpty()) {
      throw new Fault(
          ExitCode.DATA,
          "features of %s know what came after: %s; no model is fitted, because it would seem good"
                  .formatted(day, String.join(", ", leaking))
              + " and predict nothing; tell them from days up to the day that is asked for");
    }
  }

  private static Map<String, FeatureRow> users(Dataset<Row> features) {
    return FeatureRows.of(features, Cutoff.FEATURES).collectAsList().stream()
        .collect(
            Collectors.toMap(
                FeatureRows::user, FeatureRows::row, (one, other) -> one, TreeMap::new));
  }

  private static List<String> different(FeatureRow told, FeatureRow then) {
    if (then == null) {
      return List.of();
    }
    List<String> names =
        IntStream.range(0, Cutoff.FEATURES.size())
            .filter(i -> Double.compare(told.numbers()[i], then.numbers()[i]) != 0)
            .mapToObj(Cutoff.FEATURES::get)
            .map(Feature::name)
            .collect(Collectors.toList());
    if (!told.topics().equals(then.topics())) {
      names.add(UserFeatures.TOPIC_SHARES.name());
    }
    return names;
  }
}
