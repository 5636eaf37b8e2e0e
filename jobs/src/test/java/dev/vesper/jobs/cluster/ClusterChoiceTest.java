package dev.vesper.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.ClusterChoice.Rules;
import dev.vesper.jobs.cluster.Scores.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterChoiceTest {
  private static final double[][] PLACES = {{0, 0}, {9, 0}, {0, 9}, {9, 9}};
  private static final Rules RULES = new Rules(2, 7, 0.05, 42);

  private static ClusterChoice of(List<float[]> points) {
    return ClusterChoice.of(Points.of(points, 2), RULES);
  }

  @Test
  void groupsThatLieApartAreFoundAndTheScoresOfEachNumberAreTold() {
    ClusterChoice choice = of(SomePoints.around(PLACES, 100, 1, 1));
    assertEquals(4, choice.chosen());
    assertTrue(choice.isGood());
    assertEquals(6, choice.scores().size());
    assertEquals(
        List.of(2, 3, 4, 5, 6, 7), choice.scores().stream().map(Scores::clusters).toList());
    assertEquals(Verdict.GOOD, choice.scores().get(2).verdict());
    assertTrue(choice.scores().stream().skip(3).allMatch(each -> each.verdict() != Verdict.GOOD));
  }

  @Test
  void theSamePointsAndSeedGiveTheSameChoice() {
    List<float[]> points = SomePoints.around(PLACES, 50, 2, 2);
    assertEquals(of(points).scores(), of(points).scores());
  }

  @Test
  void aFewPointsFarAwayMoveNoCentreAndAreOutliers() {
    List<float[]> points = new ArrayList<>(SomePoints.around(PLACES, 100, 1, 3));
    ClusterChoice without = of(points);
    points.add(new float[] {90, -90});
    points.add(new float[] {90, -91});
    points.add(new float[] {-200, 10});
    ClusterChoice with = of(points);
    assertEquals(4, with.chosen());
    for (double[] place : without.centres().places()) {
      double nearest =
          Arrays.stream(with.centres().distances(new float[] {(float) place[0], (float) place[1]}))
              .min()
              .orElseThrow();
      assertEquals(0, nearest, 1e-3);
    }
    int[] labels = with.centres().labels(Points.of(points, 2));
    assertEquals(3, Arrays.stream(labels).filter(label -> label == 4).count());
    assertEquals(4, labels[labels.length - 1]);
  }

  @Test
  void pointsOfOneGroupGiveAChoiceThatIsNotGood() {
    assertFalse(of(SomePoints.around(new double[][] {{1, 1}}, 400, 1, 4)).isGood());
  }

  @Test
  void equalPointsAndVeryFewPointsEndWell() {
    assertFalse(of(Collections.nCopies(30, new float[] {1, 2})).isGood());
    assertFalse(of(List.of(new float[] {1, 2})).isGood());
    assertFalse(of(List.of(new float[] {1, 2}, new float[] {2, 2})).isGood());
  }
}
