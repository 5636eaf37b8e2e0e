package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Discretion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the people of each circle have, where ten of them or more have it, and what that says of
 * others who belong to it.
 *
 * <p>Of n people of a circle k have a content that the share q of all people have. The circle's own
 * share is taken to be (k + s q) / (n + s), as if s more people of it were like everybody, so that
 * a small circle says little; it speaks for the content by ln of that share over q. Where fewer
 * than ten have it k is not told: it is taken to be n q, which says nothing, where that is fewer
 * than ten, and nine where it is not.
 */
public final class Circles implements Serializable {
  /** So many contents at most are told of a circle: those that most of it have. */
  static final int MOST = 2_000;

  private static final double LIKE_EVERYBODY = 20;

  private final Catalogue names;
  private final List<Told> told;
  private final Neighbours words;

  /**
   * What is told of one circle.
   *
   * @param people of it who have anything
   * @param contents that ten of them or more have, in rising order
   * @param counts how many of them have each
   */
  record Told(long people, List<Integer> contents, List<Integer> counts) implements Serializable {
    static final Told NOTHING = new Told(0, List.of(), List.of());

    Told {
      contents = List.copyOf(contents);
      counts = List.copyOf(counts);
    }

    boolean isEnough() {
      return people >= Discretion.FEWEST;
    }

    /** How many may have a content that is not told of. */
    int unsaid() {
      return counts.size() < MOST
          ? Discretion.FEWEST - 1
          : counts.stream().mapToInt(Integer::intValue).min().orElseThrow();
    }
  }

  private Circles(Catalogue names, List<Told> told, Neighbours words) {
    this.names = names;
    this.told = told;
    this.words = words;
  }

  /**
   * What circles say.
   *
   * @param told of each circle, by the numbers of their names
   * @param all so many people have anything
   * @param popularity how many of them have each content
   */
  static Circles of(Catalogue names, List<Told> told, long all, Popularity popularity) {
    int[] ranked =
        IntStream.range(0, popularity.count())
            .boxed()
            .sorted(Comparator.comparingInt((Integer content) -> -popularity.people(content)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[][] contents = new int[told.size()][];
    float[][] words = new float[told.size()][];
    for (int circle = 0; circle < contents.length; circle++) {
      Sayings said = new Sayings(told.get(circle), told.get(circle).unsaid(), all, popularity);
      contents[circle] = said.contents(ranked);
      words[circle] = said.words(contents[circle]);
    }
    return new Circles(names, List.copyOf(told), Neighbours.of(contents, words));
  }

  /** Where nothing is told of any circle. */
  static Circles none() {
    return new Circles(Catalogue.of(List.of()), List.of(), Neighbours.none(0));
  }

  Catalogue names() {
    return names;
  }

  Told told(int circle) {
    return told.get(circle);
  }

  /** Of which kinds the circles of a person are, those that say anything. */
  Set<Circle> kinds(Ties belonging, int person) {
    Set<Circle> kinds = EnumSet.noneOf(Circle.class);
    for (int tie = belonging.start(person); tie < belonging.start(person + 1); tie++) {
      if (told.get(belonging.content(tie)).isEnough()) {
        kinds.add(Circle.of(names.id(belonging.content(tie))));
      }
    }
    return kinds;
  }

  /** Adds what a circle says of each content. */
  void addTo(float[] scores, int circle) {
    words.addTo(scores, circle, 1);
  }

  /** The same of contents that are numbered anew, in the same order, by their new popularity. */
  Circles renumbered(int[] numbers, long all, Popularity popularity) {
    List<Told> theirs = new ArrayList<>();
    for (Told each : told) {
      List<Integer> contents = each.contents().stream().map(content -> numbers[content]).toList();
      theirs.add(new Told(each.people(), contents, each.counts()));
    }
    return of(names, theirs, all, popularity);
  }

  /** What one circle says. */
  private record Sayings(Told told, int unsaid, long all, Popularity popularity) {

    /** Of which contents, in rising order; most popular ones are given first. */
    int[] contents(int[] ranked) {
      if (!told.isEnough()) {
        return new int[0];
      }
      IntStream missed =
          Arrays.stream(ranked)
              .takeWhile(content -> told.people() * share(content) > unsaid)
              .filter(content -> place(content) < 0);
      IntStream had = told.contents().stream().mapToInt(Integer::intValue);
      return IntStream.concat(had, missed).sorted().toArray();
    }

    float[] words(int[] contents) {
      float[] words = new float[contents.length];
      for (int each = 0; each < words.length; each++) {
        int place = place(contents[each]);
        double have = place < 0 ? unsaid : told.counts().get(place);
        double share = share(contents[each]);
        double own = (have + LIKE_EVERYBODY * share) / (told.people() + LIKE_EVERYBODY);
        words[each] = (float) Math.log(own / share);
      }
      return words;
    }

    private int place(int content) {
      return Collections.binarySearch(told.contents(), content);
    }

    private double share(int content) {
      return (double) popularity.people(content) / all;
    }
  }
}
