package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Blocks;
import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Lloyd;
import dev.vesper.jobs.cluster.Points;
import dev.vesper.jobs.cluster.Scores;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.UserFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A fit of segments to the users of a night, without names yet.
 *
 * @param centres where the segments are, in the order in which they were found
 * @param scores of each number of segments; none where there were too few users to try
 * @param scales how features become vectors
 * @param references how each component of the sample is spread
 * @param fluctuations of each component between the halves of users' days
 * @param note what could not be done, and why
 */
record SegmentFit(
    Centres centres,
    List<Scores> scores,
    FeatureScales scales,
    List<FeatureReference> references,
    List<Double> fluctuations,
    Optional<String> note) {
  private static final Lloyd LLOYD = new Lloyd(60, 1e-8);

  /**
   * Fits to a sample, then to all users.
   *
   * @param users rows of user_features
   */
  static SegmentFit of(
      List<SampledUser> sample, Dataset<Row> users, int tasks, Refit.Tonight tonight) {
    SegmentParams params = tonight.params();
    List<FeatureRow> known = sample.stream().map(SampledUser::features).toList();
    FeatureScales scales = FeatureScales.fit(Features.compared(), known);
    List<float[]> vectors = known.stream().map(scales::floats).toList();
    int dimensions = scales.components().size();
    ClusterChoice choice = ClusterChoice.of(Points.of(vectors, dimensions), params.rules());
    List<FeatureReference> references = references(scales, vectors);
    List<Double> fluctuations =
        Fluctuations.of(users.where(SampledUser.isSampled(tonight.users())), scales);
    boolean none =
        choice.scores().stream().allMatch(each -> each.verdict() == Scores.Verdict.TOO_SMALL);
    if (none) {
      return new SegmentFit(
          middle(vectors, dimensions),
          choice.scores(),
          scales,
          references,
          fluctuations,
          Optional.of(
              "all %d users of the sample are one segment, as each number of segments from %d to %d leaves one too small"
                  .formatted(sample.size(), params.min(), params.max())));
    }
    Blocks.Shape shape = new Blocks.Shape(UserFeatures.USER_ID, dimensions, tasks);
    Dataset<Row> rows = FeatureRows.of(users, Features.compared());
    try (Blocks blocks = Blocks.of(rows, shape, row -> scales.floats(FeatureRows.row(row)))) {
      Centres settled = LLOYD.settle(choice.centres(), blocks::tally).centres();
      return new SegmentFit(
          settled, choice.scores(), scales, references, fluctuations, note(choice));
    }
  }

  private static Optional<String> note(ClusterChoice choice) {
    return choice.isGood()
        ? Optional.empty()
        : Optional.of(
            "nothing speaks for any number of segments; %d, the steadiest, is taken"
                .formatted(choice.chosen()));
  }

  private static Centres middle(List<float[]> vectors, int dimensions) {
    double[] middle = new double[dimensions];
    for (float[] vector : vectors) {
      for (int each = 0; each < dimensions; each++) {
        middle[each] += vector[each] / vectors.size();
      }
    }
    return Centres.of(new double[][] {middle});
  }

  private static List<FeatureReference> references(FeatureScales scales, List<float[]> vectors) {
    List<String> components = scales.components();
    List<FeatureReference> references = new ArrayList<>();
    IntStream.range(0, components.size())
        .forEach(
            each ->
                references.add(FeatureReference.of(components.get(each), column(vectors, each))));
    return references;
  }

  /** One component of all vectors. */
  static double[] column(List<float[]> vectors, int component) {
    return vectors.stream().mapToDouble(vector -> vector[component]).toArray();
  }
}
