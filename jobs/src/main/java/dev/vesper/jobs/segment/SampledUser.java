package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Somebody of the sample that models are fitted on and segments are described by. */
record SampledUser(String id, FeatureRow features) {
  /** About so many users are enough. */
  static final int MOST = 50_000;

  /** Whether somebody of so many users is in the sample, by a hash of the id. */
  static Column isSampled(long users) {
    return FeatureRows.isSampled(users, MOST);
  }

  /**
   * The sample, in the order of the ids.
   *
   * @param rows in the shape of {@link FeatureRows}
   * @param users how many rows there are
   */
  static List<SampledUser> of(Dataset<Row> rows, long users) {
    return rows.where(isSampled(users)).collectAsList().stream()
        .map(row -> new SampledUser(FeatureRows.user(row), FeatureRows.row(row)))
        .sorted(Comparator.comparing(SampledUser::id))
        .toList();
  }
}
