package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Points;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Stretch;
import dev.vesper.jobs.segment.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Segments of planted people over 30 nights: who goes on as before stays, who changes moves, a new
 * group is born.
 */
@Tag("planted")
final class StableSegmentsTest {
  private static final int FIRST = PlantedPlatform.HISTORY;
  private static final int NIGHTS = 30;
  private static final int FORTNIGHT = 14;
  private static final int PEOPLE = 3000;

  /** People's vectors by scales, and what was found in them. */
  private record Fitted(FeatureScales scales, List<float[]> vectors, Centres centres) {
    static Fitted of(List<FeatureRow> rows) {
      FeatureScales scales = FeatureScales.fit(Features.compared(), rows);
      List<float[]> vectors = rows.stream().map(scales::floats).toList();
      Points points = Points.of(vectors, scales.components().size());
      ClusterChoice choice = ClusterChoice.of(points, new ClusterChoice.Rules(5, 7, 0.02, 42));
      return new Fitted(scales, vectors, choice.centres());
    }

    int[] labels() {
      return centres.labels(Points.of(vectors, scales.components().size()));
    }
  }

  private static List<Lately> lately(PlantedPlatform platform, FeatureScales scales, int end) {
    List<FeatureRow> month = platform.rows(end, Stretch.MONTH);
    List<FeatureRow> newer = platform.rows(end, Stretch.NEWER);
    List<FeatureRow> older = platform.rows(end, Stretch.OLDER);
    return IntStream.range(0, month.size())
        .parallel()
        .mapToObj(
            each ->
                new Lately(
                    scales.floats(month.get(each)),
                    scales.floats(newer.get(each)),
                    scales.floats(older.get(each))))
        .toList();
  }

  private static int[] placed(Placing placing, List<Lately> lately, int[] before) {
    return IntStream.range(0, lately.size())
        .map(each -> placing.of(lately.get(each), before == null ? null : before[each]).segment())
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void whoGoesOnAsBeforeStaysForThirtyNightsAndWhoChangesHasMovedWithinAFortnight(long seed) {
    int change = FIRST + 1;
    PlantedPlatform platform = new PlantedPlatform(Habit.SIX, PEOPLE, FIRST + NIGHTS, change, seed);
    Fitted fitted = Fitted.of(platform.rows(FIRST, Stretch.MONTH));
    assertEquals(Habit.SIX.size(), fitted.centres().count());
    List<Lately> first = lately(platform, fitted.scales(), FIRST);
    Placing placing =
        new Placing(
            fitted.centres(),
            List.of(1, 2, 3, 4, 5, 6),
            new Moves(
                fitted.centres(), Fluctuations.of(first, fitted.scales().components().size())));
    int[] begun = placed(placing, first, null);
    int[] segments = begun;
    double moved = 0;
    for (int night = FIRST + 1; night <= FIRST + NIGHTS; night++) {
      segments = placed(placing, lately(platform, fitted.scales(), night), segments);
      if (night == change + FORTNIGHT) {
        moved = 1 - share(platform, segments, begun, true);
      }
    }
    double stayed = share(platform, segments, begun, false);
    assertTrue(stayed >= 0.97, "of those who go on as before, stayed: " + stayed);
    assertTrue(moved >= 0.8, "of those who changed, moved within 14 nights: " + moved);
    assertEquals(6, IntStream.of(segments).filter(id -> id > 0).distinct().count());
  }

  private static double share(PlantedPlatform platform, int[] one, int[] other, boolean changed) {
    int[] some =
        IntStream.range(0, platform.people())
            .filter(person -> platform.isChanged(person) == changed)
            .toArray();
    return (double) IntStream.of(some).filter(each -> one[each] == other[each]).count()
        / some.length;
  }

  @Test
  void aNewGroupIsBornAsANewIdWhenSegmentsAreFittedAnewAndTheOthersKeepTheirs() {
    PlantedPlatform old = PlantedPlatform.steady(Habit.SIX.subList(0, 5), PEOPLE, FIRST + 28, 12);
    PlantedPlatform fresh = PlantedPlatform.steady(Habit.SIX.subList(5, 6), 400, FIRST, 13);
    Fitted five = Fitted.of(old.rows(FIRST, Stretch.MONTH));
    int[] before = five.labels();
    List<FeatureRow> then = new ArrayList<>(old.rows(FIRST + 28, Stretch.MONTH));
    then.addAll(fresh.rows(FIRST, Stretch.MONTH));
    Fitted six = Fitted.of(then);
    assertEquals(6, six.centres().count());
    int[] after = six.labels();
    long[][] shared = new long[5][6];
    for (int each = 0; each < PEOPLE; each++) {
      if (before[each] < 5 && after[each] < 6) {
        shared[before[each]][after[each]]++;
      }
    }
    KnownSegments known = new KnownSegments(List.of(1, 2, 3, 4, 5), 5);
    SegmentMatch match = SegmentMatch.of(known, shared, 6, MatchRules.DEFAULTS);
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6), match.ids().stream().sorted().toList(), match.toString());
    assertEquals(
        List.of(6),
        match.happenings().stream()
            .filter(each -> each.kind() == Kind.BORN)
            .map(Happening::id)
            .toList());
    assertEquals(5, match.happenings().stream().filter(each -> each.kind() == Kind.KEPT).count());
  }
}
