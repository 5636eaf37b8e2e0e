package dev.vesper.jobs.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.factor.Ties;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EaseTest {
  private static float[] scores(Neighbours neighbours, int content) {
    float[] scores = new float[neighbours.count()];
    neighbours.addTo(scores, content, 1);
    return scores;
  }

  @Test
  void twoContentsThatThreePeopleHaveTogetherSpeakForEachOtherByTheFormula() {
    // G + I = [[4, 2], [2, 3]], its inverse is [[3, -2], [-2, 4]] / 8.
    Ties ties = PeopleOf.contents(new int[] {0, 1}, new int[] {0, 1}, new int[] {0});
    Neighbours neighbours = new Ease(1, 0).weights(List.of(ties), 2, 2, 1, 10);
    assertEquals(2.0 / 4, scores(neighbours, 0)[1], 1e-6);
    assertEquals(2.0 / 3, scores(neighbours, 1)[0], 1e-6);
    assertEquals(0, scores(neighbours, 0)[0]);
  }

  @Test
  void whoHasManyContentsSaysLessWhereThatIsWanted() {
    // By an exact computation with fractions; five contents are usual.
    Ties ties = PeopleOf.contents(new int[] {0, 1}, new int[] {1, 2, 3, 4, 5, 6, 7, 8});
    float[] even = scores(new Ease(5, 1).weights(List.of(ties), 9, 9, 1, 10), 1);
    float[] uneven = scores(new Ease(1, 0).weights(List.of(ties), 9, 9, 1, 10), 1);
    assertEquals(15.0 / 47, even[0], 1e-6);
    assertEquals(3.0 / 59, even[2], 1e-6);
    assertEquals(8.0 / 17, uneven[0], 1e-6);
    assertEquals(2.0 / 23, uneven[2], 1e-6);
  }

  @Test
  void onlyTheStrongestAreKept() {
    Ties ties =
        PeopleOf.contents(new int[] {0, 1, 2}, new int[] {0, 1}, new int[] {0, 1}, new int[] {3});
    float[] scores = scores(new Ease(1, 0).weights(List.of(ties), 4, 4, 1, 1), 0);
    assertTrue(scores[1] > 0);
    assertEquals(0, scores[2]);
    assertEquals(0, scores[3]);
  }
}
