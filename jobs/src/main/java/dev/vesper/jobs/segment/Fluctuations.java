package dev.vesper.jobs.segment;

import static org.apache.spark.sql.functions.struct;

import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Stretch;
import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** By how much users differ from themselves between the two halves of 28 days. */
final class Fluctuations {
  private Fluctuations() {}

  /**
   * The mean square of what each component differs by.
   *
   * @param sampled rows of user_features
   */
  static List<Double> of(Dataset<Row> sampled, FeatureScales scales) {
    List<Lately> halves =
        sampled.select(features(Stretch.NEWER), features(Stretch.OLDER)).collectAsList().stream()
            .sorted(Comparator.comparing(row -> FeatureRows.user(row.getStruct(0))))
            .map(row -> halves(row, scales))
            .toList();
    return of(halves, scales.components().size());
  }

  /** The same of vectors, in an order that is the same each time. */
  static List<Double> of(List<Lately> halves, int components) {
    double[] squares = new double[components];
    for (Lately each : halves) {
      for (int at = 0; at < components; at++) {
        double away = each.newer()[at] - each.older()[at];
        squares[at] += away * away / halves.size();
      }
    }
    return Arrays.stream(squares).boxed().toList();
  }

  private static Column features(Stretch stretch) {
    return struct(FeatureRows.columns(Features.compared(), stretch)).as(Word.of(stretch));
  }

  private static Lately halves(Row row, FeatureScales scales) {
    float[] newer = scales.floats(FeatureRows.row(row.getStruct(0)));
    return new Lately(newer, newer, scales.floats(FeatureRows.row(row.getStruct(1))));
  }
}
