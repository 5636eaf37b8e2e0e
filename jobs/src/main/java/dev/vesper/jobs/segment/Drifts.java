package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.Features;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How far the users of a night have moved from those that a model was fitted on. */
final class Drifts {
  private Drifts() {}

  /**
   * A row for each component of the vectors; none where the model was fitted to features that are
   * declared otherwise by now.
   */
  static List<SegmentDrift.RowOf> of(
      LocalDate night, SegmentModel model, List<SampledUser> sample) {
    List<FeatureReference> references = model.references();
    if (references.size() != model.scales().components().size()
        || !model.scales().areOf(Features.compared())) {
      return List.of();
    }
    List<float[]> vectors =
        sample.stream().map(user -> model.scales().floats(user.features())).toList();
    return IntStream.range(0, references.size())
        .mapToObj(each -> row(night, model, each, SegmentFit.column(vectors, each)))
        .toList();
  }

  private static SegmentDrift.RowOf row(
      LocalDate night, SegmentModel model, int component, double[] values) {
    FeatureReference reference = model.references().get(component);
    return new SegmentDrift.RowOf(
        night,
        reference.component(),
        reference.moved(values),
        PopulationStability.byChance(reference.counts().size(), reference.users(), values.length),
        reference.users(),
        values.length,
        model.id());
  }
}
