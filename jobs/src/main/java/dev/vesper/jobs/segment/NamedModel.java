package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.segment.SegmentModel.SegmentCentre;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model whose segments have their names.
 *
 * @param happenings what became of the segments; none where the model stays
 * @param note what a fit could not do
 */
record NamedModel(SegmentModel model, List<Happening> happenings, Optional<String> note) {
  NamedModel {
    happenings = List.copyOf(happenings);
  }

  /** The model of the night before, as it is. */
  static NamedModel kept(SegmentModel model) {
    return new NamedModel(model, List.of(), Optional.empty());
  }

  /**
   * A new fit, its segments named by the users that they share with those before.
   *
   * @param shared how many went from which segment to which place of the fit
   */
  static NamedModel of(
      SegmentFit fit, Optional<SegmentModel> before, List<Counted> shared, Refit.Tonight tonight) {
    List<Integer> oldIds = before.map(SegmentModel::ids).orElse(List.of());
    long[][] users = new long[oldIds.size()][fit.centres().count()];
    for (Counted each : shared) {
      int old = oldIds.indexOf(each.before().orElse(SegmentModel.OUTLIERS));
      if (old >= 0 && each.segment() != SegmentModel.OUTLIERS) {
        users[old][-1 - each.segment()] += each.users();
      }
    }
    SegmentMatch match =
        SegmentMatch.of(
            new KnownSegments(
                oldIds.stream().map(id -> new Segment(id, nowhere())).toList(),
                before.map(SegmentModel::highestId).orElse(0)),
            IntStream.range(0, fit.centres().count())
                .mapToObj(each -> nowhere())
                .toArray(double[][]::new),
            users,
            MatchRules.DEFAULTS);
    SegmentModel model =
        new SegmentModel(
            tonight.night(),
            tonight.users(),
            match.highestId(),
            centres(fit.centres(), match.ids()),
            fit.scores(),
            fit.references(),
            fit.scales());
    return new NamedModel(model, match.happenings(), fit.note());
  }

  /** Names of the places of a fit that no segment ever has. */
  static List<Integer> places(SegmentFit fit) {
    return IntStream.range(0, fit.centres().count()).mapToObj(each -> -1 - each).toList();
  }

  /** Two fits have scales of their own, so that distances between their centres mean nothing. */
  private static double[] nowhere() {
    return new double[1];
  }

  private static List<SegmentCentre> centres(Centres centres, List<Integer> ids) {
    return IntStream.range(0, ids.size())
        .mapToObj(
            each ->
                new SegmentCentre(
                    ids.get(each),
                    Arrays.stream(centres.place(each)).boxed().toList(),
                    Double.isInfinite(centres.bound(each)) ? null : centres.bound(each)))
        .sorted(Comparator.comparingInt(SegmentCentre::id))
        .toList();
  }
}
