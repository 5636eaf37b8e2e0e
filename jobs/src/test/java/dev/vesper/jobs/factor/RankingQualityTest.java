package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class RankingQualityTest {
  private static RankingQuality of(int places, Set<Integer> taken, int... ranked) {
    return RankingQuality.of(ranked, places, taken::contains, taken.size());
  }

  @Test
  void hitsCountTheMoreTheHigherTheyStand() {
    RankingQuality quality = of(4, Set.of(7, 9, 50), 7, 1, 9, 2);
    assertEquals(2.0 / 3, quality.recall(), 1e-12);
    double best = 1 + 1 / (Math.log(3) / Math.log(2)) + 0.5;
    assertEquals(1.5 / best, quality.gain(), 1e-12);
    assertEquals((1 + 2.0 / 3) / 3, quality.precision(), 1e-12);
    assertEquals(1, quality.hit());
  }

  @Test
  void whatStandsBehindTheCutIsNotSeen() {
    assertEquals(0, of(2, Set.of(9), 1, 2, 9).recall());
    assertEquals(0, of(2, Set.of(9), 1, 2, 9).hit());
    assertEquals(1, of(3, Set.of(9), 1, 2, 9).recall());
  }

  @Test
  void aShortListOfAllThatWasTakenIsTheBest() {
    assertEquals(1, of(20, Set.of(3, 4), 4, 3).gain(), 1e-12);
    assertEquals(1, of(1, Set.of(3, 4), 4, 3).gain(), 1e-12);
  }

  @Test
  void ofNothingTakenThereIsNoQuality() {
    assertThrows(IllegalArgumentException.class, () -> of(5, Set.of(), 1, 2));
  }
}
