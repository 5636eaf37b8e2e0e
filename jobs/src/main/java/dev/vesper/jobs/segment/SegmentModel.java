package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Scores;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.pipeline.warehouse.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * What segments are, in plain numbers, as it was fitted once.
 *
 * @param fittedOn the night
 * @param users who had features then
 * @param highestId that any segment has ever had
 * @param segments in the order of their ids
 * @param scores of each number of segments that was tried; none where there were too few users
 * @param references how each feature was spread then
 * @param scales how features become vectors
 * @param fluctuations of each component between the halves of users' days
 * @param rules by which the number of segments was chosen
 */
record SegmentModel(
    LocalDate fittedOn,
    long users,
    int highestId,
    List<SegmentCentre> segments,
    List<Scores> scores,
    List<FeatureReference> references,
    FeatureScales scales,
    List<Double> fluctuations,
    ClusterChoice.Rules rules) {

  /** Stands for the id of those who are too far from every segment. */
  static final int OUTLIERS = 0;

  private static final String PREFIX = "k-means@";

  /**
   * A segment.
   *
   * @param centre the place of its middle
   * @param bound the distance beyond which nobody belongs to it; absent where there is none
   */
  record SegmentCentre(int id, List<Double> centre, Double bound) {
    SegmentCentre {
      centre = List.copyOf(centre);
    }
  }

  SegmentModel {
    segments = List.copyOf(segments);
    scores = List.copyOf(scores);
    references = List.copyOf(references);
    // A model that was stored without them is fitted anew before anybody is placed by it.
    fluctuations = fluctuations == null ? List.of() : List.copyOf(fluctuations);
  }

  /** What tables call it. */
  String id() {
    return PREFIX + fittedOn;
  }

  List<Integer> ids() {
    return segments.stream().map(SegmentCentre::id).toList();
  }

  /** The segments as centres, in their order. */
  Centres centres() {
    return Centres.of(
        segments.stream()
            .map(each -> each.centre().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new),
        segments.stream()
            .mapToDouble(each -> each.bound() == null ? Double.POSITIVE_INFINITY : each.bound())
            .toArray());
  }

  /** Where users stand by the model on a night. */
  Placing placing(LocalDate night) {
    Centres centres = centres();
    Leaving leaving =
        night.equals(fittedOn) ? new Margin(centres) : new Moves(centres, fluctuations);
    return new Placing(centres, ids(), leaving);
  }

  String json() {
    return Json.text(this);
  }

  static SegmentModel read(String json) {
    return Json.read(
        json.getBytes(StandardCharsets.UTF_8), SegmentModel.class, "segment_models.model");
  }
}
