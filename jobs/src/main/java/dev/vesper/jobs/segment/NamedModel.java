package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.segment.SegmentModel.SegmentCentre;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model whose segments have their names.
 *
 * @param happenings what became of the segments; none where the model stays
 * @param notes what a fit could not do
 */
record NamedModel(SegmentModel model, List<Happening> happenings, List<String> notes) {
  NamedModel {
    happenings = List.copyOf(happenings);
    notes = List.copyOf(notes);
  }

  /** The model of the night before, as it is. */
  static NamedModel kept(SegmentModel model) {
    return new NamedModel(model, List.of(), List.of());
  }

  /**
   * A new fit, its segments named by the users that they share with those before.
   *
   * @param shared how many went from which segment to which place of the fit
   */
  static NamedModel of(
      SegmentFit fit, KnownSegments known, List<Counted> shared, Refit.Tonight tonight) {
    List<Integer> oldIds = known.ids();
    long[][] users = new long[oldIds.size()][fit.centres().count()];
    for (Counted each : shared) {
      int old = oldIds.indexOf(each.before().orElse(SegmentModel.OUTLIERS));
      if (old >= 0 && each.segment() != SegmentModel.OUTLIERS) {
        users[old][-1 - each.segment()] += each.users();
      }
    }
    SegmentMatch match = SegmentMatch.of(known, users, fit.centres().count(), MatchRules.DEFAULTS);
    SegmentModel model =
        new SegmentModel(
            tonight.night(),
            tonight.users(),
            match.highestId(),
            centres(fit.centres(), match.ids()),
            fit.scores(),
            fit.references(),
            fit.scales(),
            fit.fluctuations(),
            tonight.params().rules());
    boolean unmatched = Arrays.stream(users).flatMapToLong(Arrays::stream).sum() == 0;
    return new NamedModel(
        model, match.happenings(), notes(fit, known, unmatched && known.highestId() > 0));
  }

  private static List<String> notes(SegmentFit fit, KnownSegments known, boolean anew) {
    Optional<String> gone =
        anew
            ? Optional.of(
                "nobody is known to have been in a segment before, so that all ids are new, from %d on"
                    .formatted(known.highestId() + 1))
            : Optional.empty();
    return Stream.of(fit.note(), gone).flatMap(Optional::stream).toList();
  }

  /** Names of the places of a fit that no segment ever has. */
  static List<Integer> places(SegmentFit fit) {
    return IntStream.range(0, fit.centres().count()).mapToObj(each -> -1 - each).toList();
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
