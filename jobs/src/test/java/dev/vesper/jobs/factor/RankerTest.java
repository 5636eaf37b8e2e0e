package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankerTest {
  private static Factors random(int count, int rank, long seed) {
    Random random = new Random(seed);
    Factors factors = Factors.zeros(count, rank);
    for (int vector = 0; vector < count; vector++) {
      double length = Math.pow(random.nextDouble(), 2);
      for (int each = 0; each < rank; each++) {
        factors.values()[factors.at(vector) + each] = (float) (length * random.nextGaussian());
      }
    }
    return factors;
  }

  /** Each product for itself, all of them sorted. */
  private static int[] sorted(
      float[] ties, Factors people, int person, Factors contents, int most) {
    return IntStream.range(0, contents.count())
        .filter(content -> ties[content] == 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer content) -> -people.dot(person, contents, content)))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Test
  void theBestAreThoseOfAllProductsWithoutWhatAPersonHas() {
    for (int contents : new int[] {1, 63, 64, 65, 300}) {
      for (int rank : new int[] {1, 3, 8}) {
        float[][] rows = SomeTies.of(20, contents, 3, contents);
        Factors people = random(20, rank, 1);
        Factors all = random(contents, rank, 2);
        Best[] best = new Ranker(all, 10).best(SomeTies.ties(rows), people);
        for (int person = 0; person < 20; person++) {
          assertArrayEquals(sorted(rows[person], people, person, all, 10), best[person].contents());
        }
      }
    }
  }

  @Test
  void whoHasEverythingIsOfferedNothing() {
    float[][] rows = {{1, 1, 1}};
    Best[] best = new Ranker(random(3, 4, 1), 5).best(SomeTies.ties(rows), random(1, 4, 2));
    assertEquals(0, best[0].contents().length);
  }

  @Test
  void ofEqualContentsTheLowerNumbersComeFirst() {
    Factors equal = Factors.of(1, new float[200]);
    Arrays.fill(equal.values(), 1);
    float[][] rows = new float[1][200];
    Best[] best = new Ranker(equal, 3).best(SomeTies.ties(rows), Factors.of(1, new float[] {2}));
    assertArrayEquals(new int[] {0, 1, 2}, best[0].contents());
    assertArrayEquals(new float[] {2, 2, 2}, best[0].scores());
  }

  @Test
  void noContentsAreNoOffers() {
    Best[] best =
        new Ranker(Factors.zeros(0, 2), 3).best(SomeTies.ties(new float[1][0]), random(1, 2, 1));
    assertEquals(0, best[0].contents().length);
  }
}
