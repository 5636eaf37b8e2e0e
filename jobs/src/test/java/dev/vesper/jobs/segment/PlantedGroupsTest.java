package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.AdjustedRand;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Points;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that are planted and overlap are found, and how many they are. */
final class PlantedGroupsTest {
  private static final int PEOPLE = 3000;
  private static final int DAYS = 28;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void overlappingGroupsAndTheirNumberAreFound(long seed) {
    Chance chance = new Chance(seed);
    Bayes bayes = new Bayes(Habit.SIX);
    double[] shares = Habit.SIX.stream().mapToDouble(Habit::share).toArray();
    int[] planted = new int[PEOPLE];
    int[] told = new int[PEOPLE];
    List<Did> all = new ArrayList<>();
    for (int each = 0; each < PEOPLE; each++) {
      planted[each] = chance.which(shares);
      Person person = new Person(planted[each], Habit.SIX.get(planted[each]), chance);
      Did did = new Did();
      for (int day = 0; day < DAYS; day++) {
        did.add(person.on(day, chance), 1);
      }
      told[each] = bayes.group(did);
      all.add(did);
    }
    double best = AdjustedRand.of(planted, told);
    assertTrue(best > 0.93 && best < 0.97, "the groups overlap as they should: " + best);

    Points points = Points.of(new Vectors(all).all(all), Vectors.DIMENSIONS);
    ClusterChoice choice = ClusterChoice.of(points, new ClusterChoice.Rules(3, 12, 0.02, seed));

    assertEquals(Habit.SIX.size(), choice.chosen(), choice.scores().toString());
    double found = AdjustedRand.of(planted, choice.centres().labels(points));
    assertTrue(found >= 0.9, "seed %d: %.3f where %.3f is the best".formatted(seed, found, best));
  }
}
