package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.RankingQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * People of two tastes each, contents of one each and of very different popularity, and the chance
 * of each pair, which nobody but the test knows.
 */
final class PlantedTastes {
  static final int CONTENTS = 300;
  private static final int PEOPLE = 3_000;
  private static final int TASTES = 12;
  private static final int BLOCKS = 4;

  private final double[] popularity = new double[CONTENTS];
  private final int[][] tastes = new int[PEOPLE][2];
  private final List<List<Integer>> had = new ArrayList<>();
  private final List<List<Integer>> taken = new ArrayList<>();

  PlantedTastes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int content = 0; content < CONTENTS; content++) {
      popularity[content] = 0.02 + 0.2 * Math.pow(random.nextDouble(), 3);
    }
    for (int person = 0; person < PEOPLE; person++) {
      tastes[person] = new int[] {random.nextInt(TASTES), random.nextInt(TASTES)};
      had.add(new ArrayList<>());
      taken.add(new ArrayList<>());
      for (int content = 0; content < CONTENTS; content++) {
        if (random.nextDouble() < chance(person, content)) {
          had.get(person).add(content);
        } else if (random.nextDouble() < chance(person, content) / 2) {
          taken.get(person).add(content);
        }
      }
    }
  }

  /** How likely a person is to take a content. */
  private double chance(int person, int content) {
    return Math.min(0.9, (isLiked(person, content) ? 5 : 0.3) * popularity[content]);
  }

  /** Whether a content is of one of the person's tastes. */
  boolean isLiked(int person, int content) {
    int taste = content % TASTES;
    return taste == tastes[person][0] || taste == tastes[person][1];
  }

  JavaRDD<People> people() {
    return SomePeople.of(numbers(had), numbers(taken), BLOCKS);
  }

  private static List<int[]> numbers(List<List<Integer>> people) {
    return people.stream()
        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** The gain of lists made by who knows the chances. */
  double gainOfTheTruth(int places) {
    Marks marks = Marks.NONE;
    for (int each = 0; each < PEOPLE; each++) {
      int person = each;
      if (!taken.get(person).isEmpty() && !had.get(person).isEmpty()) {
        int[] ranked =
            IntStream.range(0, CONTENTS)
                .filter(content -> !had.get(person).contains(content))
                .boxed()
                .sorted(Comparator.comparingDouble(content -> -chance(person, content)))
                .mapToInt(Integer::intValue)
                .toArray();
        marks =
            marks.and(
                RankingQuality.of(
                    ranked,
                    places,
                    content -> taken.get(person).contains(content),
                    taken.get(person).size()));
      }
    }
    return marks.mean().gain();
  }
}
