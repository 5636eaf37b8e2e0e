package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.RankingQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * People whose occupation decides their taste, while their channel and community are drawn by
 * chance. There are those who have much, those who begin with one content, and those who have
 * nothing yet.
 */
final class PlantedCircles {
  static final int CONTENTS = 120;
  static final Catalogue NAMES =
      Catalogue.of(
          List.of(
              "channel:0",
              "channel:1",
              "community:0",
              "community:1",
              "occupation:0",
              "occupation:1",
              "occupation:2",
              "occupation:3"));
  private static final int TASTES = 4;
  private static final int KNOWN = 800;
  private static final int BEGINNERS = 600;
  private static final int NEW = 600;
  private static final int OCCUPATIONS_FROM = 4;

  private final double[] popularity = new double[CONTENTS];
  private final List<Integer> tastes = new ArrayList<>();
  private final List<int[]> circles = new ArrayList<>();
  private final List<int[]> had = new ArrayList<>();
  private final List<int[]> taken = new ArrayList<>();

  PlantedCircles(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int content = 0; content < CONTENTS; content++) {
      popularity[content] = 0.03 + 0.15 * random.nextDouble();
    }
    for (int person = 0; person < KNOWN + BEGINNERS + NEW; person++) {
      int taste = random.nextInt(TASTES);
      tastes.add(taste);
      circles.add(new int[] {random.nextInt(2), 2 + random.nextInt(2), OCCUPATIONS_FROM + taste});
      List<Integer> wanted = wanted(taste, random);
      int begun = person < KNOWN + BEGINNERS ? 1 : 0;
      int cut = person < KNOWN ? wanted.size() * 7 / 10 : begun;
      had.add(rising(wanted.subList(0, cut)));
      taken.add(rising(wanted.subList(cut, wanted.size())));
    }
  }

  /** In an order drawn by chance. */
  private List<Integer> wanted(int taste, SplittableRandom random) {
    List<Integer> wanted = new ArrayList<>();
    for (int content = 0; content < CONTENTS; content++) {
      if (random.nextDouble() < chance(taste, content)) {
        wanted.add(random.nextInt(wanted.size() + 1), content);
      }
    }
    return wanted;
  }

  private static int[] rising(List<Integer> contents) {
    return contents.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private double chance(int taste, int content) {
    return content % TASTES == taste ? 4 * popularity[content] : 0.3 * popularity[content];
  }

  JavaRDD<People> known() {
    return SomePeople.of(List.of(block(0, KNOWN / 2), block(KNOWN / 2, KNOWN)));
  }

  /** People who have much and whose occupation is another's. */
  JavaRDD<People> strangers() {
    List<int[]> others =
        tastes.subList(0, KNOWN).stream()
            .map(taste -> new int[] {OCCUPATIONS_FROM + (taste + 1) % TASTES})
            .toList();
    return SomePeople.of(
        List.of(SomePeople.block(0, had.subList(0, KNOWN), taken.subList(0, KNOWN), others)));
  }

  JavaRDD<People> beginners() {
    return SomePeople.of(List.of(block(KNOWN, KNOWN + BEGINNERS)));
  }

  JavaRDD<People> newPeople() {
    return first(NEW);
  }

  /** So many of the new people, all of whom took something. */
  JavaRDD<People> first(int people) {
    int from = KNOWN + BEGINNERS;
    return SomePeople.of(List.of(block(from, from + people)));
  }

  private People block(int from, int to) {
    return SomePeople.block(
        from, had.subList(from, to), taken.subList(from, to), circles.subList(from, to));
  }

  /** How many of some contents are of the person's taste. */
  int liked(int person, Best best) {
    return (int)
        IntStream.of(best.contents())
            .filter(content -> content % TASTES == tastes.get(person))
            .count();
  }

  /** The gain of lists for new people by who knows the chances. */
  double gainOfTheTruth(int places) {
    Marks marks = Marks.NONE;
    for (int person = KNOWN + BEGINNERS; person < tastes.size(); person++) {
      int taste = tastes.get(person);
      int[] theirs = taken.get(person);
      int[] ranked =
          IntStream.range(0, CONTENTS)
              .boxed()
              .sorted(Comparator.comparingDouble(content -> -chance(taste, content)))
              .mapToInt(Integer::intValue)
              .toArray();
      marks =
          marks.and(
              RankingQuality.of(
                  ranked,
                  places,
                  content -> IntStream.of(theirs).anyMatch(each -> each == content),
                  theirs.length));
    }
    return marks.mean().gain();
  }
}
