package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weights between contents of EASE; see the package.
 *
 * @param lambda how dear large weights are
 * @param evenness how much less a pair says of a person with many contents: 0 for not at all, 1 for
 *     everybody as much as everybody else
 */
public record Ease(double lambda, double evenness) implements Serializable {
  private static final int NOWHERE = -1;

  public Ease {
    if (!(lambda > 0) || !(evenness >= 0 && evenness <= 1)) {
      throw new IllegalArgumentException("no EASE: %s, %s".formatted(lambda, evenness));
    }
  }

  /**
   * What contents say about each other; an ArithmeticException where large weights cost so little
   * that rounding no longer tells contents apart which the same people have.
   *
   * @param contents how many there are
   * @param among so many at most are looked at, those of most people: the work grows with the third
   *     power of it
   * @param least people that each of them has: of fewer it would be told what these have
   * @param most of each the strongest so many
   */
  public Neighbours weights(List<Ties> people, int contents, int among, int least, int most) {
    int[] chosen = popular(people, contents, among, least);
    int[] places = new int[contents];
    Arrays.fill(places, NOWHERE);
    for (int place = 0; place < chosen.length; place++) {
      places[chosen[place]] = place;
    }
    SymmetricMatrix matrix = new SymmetricMatrix(chosen.length);
    double usual = usual(people);
    people.forEach(each -> addPairs(each, usual, places, matrix));
    for (int place = 0; place < chosen.length; place++) {
      matrix.add(place, place, (float) lambda);
    }
    matrix.invert();
    return Neighbours.of(
        contents,
        chosen,
        most,
        (place, about) -> -matrix.at(place, about) / matrix.at(about, about));
  }

  private static int[] popular(List<Ties> people, int contents, int among, int least) {
    int[] counts = Ties.perContent(people, contents);
    return IntStream.range(0, contents)
        .filter(content -> counts[content] >= least)
        .boxed()
        .sorted(Comparator.comparingInt(content -> -counts[content]))
        .limit(among)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** How many ties a person with any has, in the mean. */
  private static double usual(List<Ties> people) {
    long ties = people.stream().mapToLong(Ties::count).sum();
    long some = people.stream().mapToLong(Ties::tied).sum();
    return (double) ties / Math.max(1, some);
  }

  private void addPairs(Ties ties, double usual, int[] places, SymmetricMatrix matrix) {
    for (int person = 0; person < ties.people(); person++) {
      float weight = (float) Math.pow(ties.count(person) / usual, -evenness);
      for (int one = ties.start(person); one < ties.start(person + 1); one++) {
        int place = places[ties.content(one)];
        for (int other = ties.start(person); place != NOWHERE && other <= one; other++) {
          if (places[ties.content(other)] != NOWHERE) {
            matrix.add(place, places[ties.content(other)], weight);
          }
        }
      }
    }
  }
}
