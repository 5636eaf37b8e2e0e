package dev.vesper.bench;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * People of one of 20 tastes, a little of a second, and contents of very different popularity.
 *
 * @param people so many
 * @param contents so many
 * @param ties about so many
 */
record PlantedTies(int people, int contents, int ties) implements Serializable {
  private static final int TASTES = 20;
  private static final int SEED = 5;
  private static final int CHANGED_OF = 50;
  private static final double LATER = 0.1;
  private static final double LATELY = 0.1;

  /** What is wanted of a person's ties. */
  enum When {
    /** What all but every fiftieth person did before the newest day, and these, too. */
    BEFORE,
    /** With what every fiftieth person did on the newest day. */
    TONIGHT,
    /** What people take after it. */
    LATER
  }

  /** Some of the people; the same ones whenever they are asked for. */
  Ties block(int block, int blocks, When when) {
    Popularity popularity = new Popularity(contents);
    Ties.Builder builder = new Ties.Builder();
    for (int person = first(block, blocks); person < first(block + 1, blocks); person++) {
      person(person, popularity, when, builder);
    }
    return builder.build();
  }

  /** The number of the first person of a block. */
  int first(int block, int blocks) {
    return (int) ((long) people * block / blocks);
  }

  private void person(int person, Popularity popularity, When when, Ties.Builder builder) {
    SplittableRandom random = new SplittableRandom(SEED + 7919L * person);
    int taste = random.nextInt(TASTES);
    int second = random.nextInt(TASTES);
    double busy = 0.3 - 0.7 * Math.log(1 - random.nextDouble());
    int count = (int) Math.max(2, busy * ties / people);
    boolean isChanged = person % CHANGED_OF == 0;
    TreeSet<Integer> seen = new TreeSet<>();
    TreeMap<Integer, Integer> wanted = new TreeMap<>();
    for (int each = 0; each < count; each++) {
      double kind = random.nextDouble();
      int of = kind < 0.55 ? taste : kind < 0.8 ? second : random.nextInt(TASTES);
      int content = popularity.drawn(of, random);
      double time = random.nextDouble();
      int strength = 1 + random.nextInt(3);
      When its =
          time < LATER
              ? When.LATER
              : isChanged && time < LATER + LATELY ? When.TONIGHT : When.BEFORE;
      boolean counts = its == when || (when == When.TONIGHT && its == When.BEFORE);
      if (seen.add(content) && counts) {
        wanted.put(content, strength);
      }
    }
    wanted.forEach(builder::tie);
    builder.endOfPerson();
  }

  /** How popular contents are; each is of one taste, by its number. */
  private static final class Popularity {
    private final double[][] sums = new double[TASTES][];

    Popularity(int contents) {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int taste = 0; taste < TASTES; taste++) {
        sums[taste] = new double[(contents - taste + TASTES - 1) / TASTES];
      }
      for (int content = 0; content < contents; content++) {
        double[] its = sums[content % TASTES];
        int place = content / TASTES;
        double before = place == 0 ? 0 : its[place - 1];
        its[place] = before + Math.pow(random.nextDouble(), 3) + 0.01;
      }
    }

    int drawn(int taste, SplittableRandom random) {
      double[] its = sums[taste];
      int place = Arrays.binarySearch(its, random.nextDouble() * its[its.length - 1]);
      return taste + TASTES * Math.min(its.length - 1, place < 0 ? -place - 1 : place);
    }
  }
}
