package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Points;
import dev.vesper.jobs.segment.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Segments of planted people over 30 nights: who goes on as before stays, who changes moves, a new
 * group is born. Features look back 28 days.
 */
final class StableSegmentsTest {
  private static final int WINDOW = 28;
  private static final int NIGHTS = 30;
  private static final int PEOPLE = 3000;

  private static ClusterChoice choice(Vectors vectors, List<Did> did) {
    return ClusterChoice.of(
        Points.of(vectors.all(did), Vectors.DIMENSIONS), new ClusterChoice.Rules(4, 8, 0.02, 42));
  }

  private static int[] placed(Placing placing, Vectors vectors, List<Did> did, int[] before) {
    return IntStream.range(0, did.size())
        .map(
            each ->
                placing
                    .of(vectors.of(did.get(each)), before == null ? null : before[each])
                    .segment())
        .toArray();
  }

  @Test
  void whoGoesOnAsBeforeStaysForThirtyNightsAndWhoChangesHasMovedOnceTheWindowHasPassed() {
    PlantedPlatform platform =
        new PlantedPlatform(Habit.SIX, PEOPLE, WINDOW + NIGHTS, WINDOW + 1, 11);
    List<Did> first = platform.window(0, WINDOW);
    Vectors vectors = new Vectors(first);
    Centres centres = choice(vectors, first).centres();
    assertEquals(Habit.SIX.size(), centres.count());
    Placing placing = new Placing(centres, List.of(1, 2, 3, 4, 5, 6));
    int[] begun = placed(placing, vectors, first, null);
    int[] segments = begun;
    for (int night = 1; night < NIGHTS; night++) {
      segments = placed(placing, vectors, platform.window(night, WINDOW + night), segments);
    }
    int[] last = segments;
    double stayed = share(platform, last, begun, false);
    double moved = 1 - share(platform, last, begun, true);
    assertTrue(stayed >= 0.97, "of those who go on as before, stayed: " + stayed);
    assertTrue(moved >= 0.8, "of those who changed, moved: " + moved);
    assertEquals(6, IntStream.of(last).filter(id -> id > 0).distinct().count());
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
    List<Habit> five = Habit.SIX.subList(0, 5);
    PlantedPlatform old = PlantedPlatform.steady(five, PEOPLE, 2 * WINDOW, 12);
    PlantedPlatform fresh = PlantedPlatform.steady(Habit.SIX.subList(5, 6), 400, WINDOW, 13);
    List<Did> first = old.window(0, WINDOW);
    Vectors vectors = new Vectors(first);
    int[] before = choice(vectors, first).centres().labels(points(vectors, first));
    List<Did> then = new ArrayList<>(old.window(WINDOW, 2 * WINDOW));
    then.addAll(fresh.window(0, WINDOW));
    Vectors scaledAnew = new Vectors(then);
    Centres centres = choice(scaledAnew, then).centres();
    assertEquals(6, centres.count());
    int[] after = centres.labels(points(scaledAnew, then));
    long[][] shared = new long[5][6];
    for (int each = 0; each < PEOPLE; each++) {
      if (before[each] < 5 && after[each] < 6) {
        shared[before[each]][after[each]]++;
      }
    }
    KnownSegments known =
        new KnownSegments(
            IntStream.rangeClosed(1, 5).mapToObj(id -> new Segment(id, new double[1])).toList(), 5);
    SegmentMatch match = SegmentMatch.of(known, new double[6][1], shared, MatchRules.DEFAULTS);
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

  private static Points points(Vectors vectors, List<Did> did) {
    return Points.of(vectors.all(did), Vectors.DIMENSIONS);
  }
}
