package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.segment.Happening.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids from night to night: kept, born, split, merged, gone, and never used again. */
final class SegmentMatchTest {
  private static final MatchRules RULES = new MatchRules(25, 20);

  @Test
  void theSameGroupsInAnotherOrderKeepTheirIds() {
    SegmentMatch match = match(ids(4, 7, 2), 9, new long[][] {{0, 0, 50}, {60, 0, 0}, {0, 70, 0}});
    assertEquals(List.of(7, 2, 4), match.ids());
    assertEquals(9, match.highestId());
    assertEquals(
        List.of(
            new Happening(Kind.KEPT, 4, List.of(new Flow(4, 4, 50, 50, 50))),
            new Happening(Kind.KEPT, 7, List.of(new Flow(7, 7, 60, 60, 60))),
            new Happening(Kind.KEPT, 2, List.of(new Flow(2, 2, 70, 70, 70)))),
        match.happenings());
  }

  @Test
  void onTheFirstNightAllAreBornFromOneOn() {
    SegmentMatch match = SegmentMatch.of(segments(List.of(), 0), new long[0][], 2, RULES);
    assertEquals(List.of(1, 2), match.ids());
    assertEquals(
        List.of(new Happening(Kind.BORN, 1, List.of()), new Happening(Kind.BORN, 2, List.of())),
        match.happenings());
  }

  @Test
  void aNewGroupIsBornWithANewIdAndTheOthersKeepTheirs() {
    // The new group takes a few of each old one, and is in the middle of the order.
    SegmentMatch match =
        match(
            ids(1, 2, 3, 4, 5),
            8,
            new long[][] {
              {95, 0, 5, 0, 0, 0},
              {0, 95, 5, 0, 0, 0},
              {0, 0, 5, 95, 0, 0},
              {0, 0, 5, 0, 95, 0},
              {0, 0, 5, 0, 0, 95}
            });
    assertEquals(List.of(1, 2, 9, 3, 4, 5), match.ids());
    assertEquals(9, match.highestId());
    assertEquals(
        new Happening(Kind.BORN, 9, List.of(new Flow(1, 9, 5, 100, 25))), only(match, Kind.BORN));
    assertEquals(5, of(match, Kind.KEPT).size());
    assertEquals(List.of(), of(match, Kind.MERGED));
  }

  @Test
  void aSegmentThatSplitsLeavesItsIdToTheLargerPart() {
    SegmentMatch match = match(ids(1, 2), 2, new long[][] {{40, 60, 0}, {0, 0, 80}});
    assertEquals(List.of(3, 1, 2), match.ids());
    assertEquals(
        new Happening(
            Kind.SPLIT, 1, List.of(new Flow(1, 3, 40, 100, 40), new Flow(1, 1, 60, 100, 60))),
        only(match, Kind.SPLIT));
    assertEquals(List.of(), of(match, Kind.BORN));
    assertEquals(List.of(), of(match, Kind.BRANCHED));
  }

  @Test
  void segmentsThatMergeGoOnAsTheOneThatSharesMore() {
    SegmentMatch match = match(ids(1, 2, 3), 3, new long[][] {{0, 40}, {0, 60}, {80, 0}});
    assertEquals(List.of(3, 2), match.ids());
    assertEquals(
        new Happening(
            Kind.MERGED, 2, List.of(new Flow(1, 2, 40, 40, 100), new Flow(2, 2, 60, 60, 100))),
        only(match, Kind.MERGED));
    assertEquals(List.of(), of(match, Kind.DIED));
  }

  @Test
  void aSegmentWhoseUsersAreSpreadThinDies() {
    SegmentMatch match = match(ids(1, 2), 5, new long[][] {{100}, {10}});
    assertEquals(List.of(1), match.ids());
    assertEquals(5, match.highestId());
    assertEquals(
        new Happening(Kind.DIED, 2, List.of(new Flow(2, 1, 10, 10, 110))), only(match, Kind.DIED));
    assertEquals(List.of(), of(match, Kind.MERGED));
  }

  @Test
  void aSmallGroupOutOfALargeOneIsABranch() {
    SegmentMatch match = match(ids(1), 1, new long[][] {{90, 10}});
    assertEquals(List.of(1, 2), match.ids());
    assertEquals(
        new Happening(Kind.BRANCHED, 2, List.of(new Flow(1, 2, 10, 100, 10))),
        only(match, Kind.BRANCHED));
    assertEquals(List.of(), of(match, Kind.SPLIT));
  }

  @Test
  void aDyingSegmentsIdIsNotForcedOnANewGroup() {
    // One of three users of the second goes to a group that the first has mostly left for.
    SegmentMatch match = match(ids(1, 2), 2, new long[][] {{70, 30}, {2, 1}});
    assertEquals(List.of(1, 3), match.ids());
    assertEquals(2, only(match, Kind.DIED).id());
  }

  @Test
  void aSharedFewDoesNotKeepAPairThatSharesEnoughApart() {
    // By sums alone 1 would go to the second cluster, of which it has too few to go on.
    SegmentMatch match = match(ids(1, 2), 2, new long[][] {{76, 24}, {60, 0}});
    assertEquals(1, match.ids().get(0));
  }

  @Test
  void aShareAtTheRuleIsEnoughAndBelowItIsNot() {
    assertEquals(List.of(1, 2), match(ids(1), 1, new long[][] {{80, 20}}).ids());
    assertEquals(1, of(match(ids(1), 1, new long[][] {{80, 20}}), Kind.SPLIT).size());
    assertEquals(0, of(match(ids(1), 1, new long[][] {{81, 19}}), Kind.SPLIT).size());
    assertEquals(1, of(match(ids(1, 2), 2, new long[][] {{80}, {20}}), Kind.MERGED).size());
    assertEquals(0, of(match(ids(1, 2), 2, new long[][] {{81}, {19}}), Kind.MERGED).size());
    long[][] quarters = {{25, 25, 25, 25}};
    assertEquals(List.of(1, 2, 3, 4), match(ids(1), 1, quarters).ids());
    long[][] less = {{24, 24, 24, 24, 4}};
    assertEquals(List.of(2, 3, 4, 5, 6), match(ids(1), 1, less).ids());
  }

  @Test
  void whereNobodyIsThereOnBothNightsAllIdsAreNew() {
    SegmentMatch match = match(ids(1, 2), 2, new long[2][2]);
    assertEquals(List.of(3, 4), match.ids());
    assertEquals(
        List.of(
            new Happening(Kind.BORN, 3, List.of()),
            new Happening(Kind.BORN, 4, List.of()),
            new Happening(Kind.DIED, 1, List.of()),
            new Happening(Kind.DIED, 2, List.of())),
        match.happenings());
  }

  @Test
  void aNightWithoutClustersEndsAllAndKeepsTheHighestId() {
    SegmentMatch match = match(ids(1, 2), 6, new long[2][0]);
    assertEquals(List.of(), match.ids());
    assertEquals(6, match.highestId());
    assertEquals(2, of(match, Kind.DIED).size());
  }

  @Test
  void overManyNightsNoIdComesBackAndEachIsAccountedFor() {
    Random random = new Random(5);
    for (int run = 0; run < 20; run++) {
      KnownSegments known = segments(List.of(), 0);
      Set<Integer> gone = new HashSet<>();
      for (int night = 0; night < 30; night++) {
        int clusters = random.nextInt(7);
        long[][] users = users(known.ids().size(), clusters, random);
        SegmentMatch match = SegmentMatch.of(known, users, clusters, RULES);
        assertEquals(match, SegmentMatch.of(known, users, clusters, RULES));
        assertAccountedFor(known, match);
        assertTrue(Collections.disjoint(gone, match.ids()), match::toString);
        gone.addAll(known.ids());
        gone.removeAll(match.ids());
        known = segments(match.ids(), match.highestId());
      }
      assertTrue(gone.size() > 10, gone::toString);
    }
  }

  private static void assertAccountedFor(KnownSegments known, SegmentMatch match) {
    List<Integer> old = known.ids();
    Set<Integer> told = new HashSet<>();
    for (Happening each : match.happenings()) {
      told.add(each.id());
      each.flows().forEach(flow -> told.addAll(List.of(flow.from(), flow.into())));
    }
    Set<Integer> both = new HashSet<>(old);
    both.addAll(match.ids());
    assertEquals(both, told);
    assertEquals(match.ids().size(), new HashSet<>(match.ids()).size());
    List<Integer> fresh = new ArrayList<>(match.ids());
    fresh.removeAll(old);
    assertEquals(
        IntStream.rangeClosed(known.highestId() + 1, match.highestId()).boxed().toList(), fresh);
  }

  private static SegmentMatch match(List<Integer> old, int highest, long[][] users) {
    return SegmentMatch.of(segments(old, highest), users, users[0].length, RULES);
  }

  private static KnownSegments segments(List<Integer> ids, int highest) {
    return new KnownSegments(ids, highest);
  }

  private static List<Integer> ids(Integer... ids) {
    return List.of(ids);
  }

  private static long[][] users(int segments, int clusters, Random random) {
    long[][] users = new long[segments][clusters];
    for (long[] row : users) {
      Arrays.setAll(row, cluster -> random.nextInt(3) == 0 ? random.nextInt(100) : 0);
    }
    return users;
  }

  private static Happening only(SegmentMatch match, Kind kind) {
    List<Happening> found = of(match, kind);
    assertEquals(1, found.size(), match::toString);
    return found.get(0);
  }

  private static List<Happening> of(SegmentMatch match, Kind kind) {
    return match.happenings().stream().filter(each -> each.kind() == kind).toList();
  }
}
