package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Nights that do not fit together are refused, not matched somehow. */
final class RefusedMatchTest {
  private static final KnownSegments ONE = known(1, 1);

  @Test
  void idsAreFromOneToTheHighestAndAllDifferent() {
    refuses(() -> known(2, 1, 1));
    refuses(() -> known(2, 3));
    refuses(() -> known(2, 0));
  }

  @Test
  void sharesAreFromOneToAHundredPercent() {
    refuses(() -> new MatchRules(0, 20));
    refuses(() -> new MatchRules(25, 101));
  }

  @Test
  void usersAreCountedForEachSegmentAndCluster() {
    refuses(() -> match(1, new long[][] {{1}, {1}}));
    refuses(() -> match(1, new long[][] {{1, 2}}));
    refuses(() -> match(1, new long[][] {{-1}}));
  }

  private static SegmentMatch match(int clusters, long[][] users) {
    return SegmentMatch.of(ONE, users, clusters, MatchRules.DEFAULTS);
  }

  private static KnownSegments known(int highest, Integer... ids) {
    return new KnownSegments(List.of(ids), highest);
  }

  private static void refuses(Executable wrong) {
    assertThrows(IllegalArgumentException.class, wrong);
  }
}
