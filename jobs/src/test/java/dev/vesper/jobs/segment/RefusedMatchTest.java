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
    refuses(() -> match(new double[1][2], new long[][] {{1}, {1}}));
    refuses(() -> match(new double[1][2], new long[][] {{1, 2}}));
    refuses(() -> match(new double[1][2], new long[][] {{-1}}));
  }

  @Test
  void centresAreFiniteAndOfTheSameFeatures() {
    refuses(() -> match(new double[][] {{1, 2, 3}}, new long[1][1]));
    refuses(() -> match(new double[][] {{1, Double.NaN}}, new long[1][1]));
  }

  private static SegmentMatch match(double[][] centres, long[][] users) {
    return SegmentMatch.of(ONE, centres, users, MatchRules.DEFAULTS);
  }

  private static KnownSegments known(int highest, Integer... ids) {
    return new KnownSegments(
        List.of(ids).stream().map(id -> new Segment(id, new double[] {0, 0})).toList(), highest);
  }

  private static void refuses(Executable wrong) {
    assertThrows(IllegalArgumentException.class, wrong);
  }
}
