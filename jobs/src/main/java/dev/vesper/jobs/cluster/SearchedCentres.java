package dev.vesper.jobs.cluster;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The best centres that several starts find among points, outliers left aside: where a cluster is
 * too small to be one and its points are too far from all others, they are outliers, and the search
 * begins anew without them.
 */
final class SearchedCentres {
  private static final Lloyd LLOYD = new Lloyd(60, 1e-4);
  private static final Lloyd ROUGHLY = new Lloyd(30, 1e-3);

  /** The search begins anew no more than so many times. */
  private static final int ROUNDS = 2;

  private SearchedCentres() {}

  /**
   * Bounded centres.
   *
   * @param leastShare of the points that a cluster has, to be one
   */
  static Centres of(Points points, int centres, double leastShare, Search search) {
    Points some = points;
    Centres found = best(some, centres, search, LLOYD);
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Points> fewer = without(points, found, leastShare);
      if (fewer.isEmpty() || fewer.get().count() == some.count()) {
        break;
      }
      some = fewer.get();
      found = best(some, centres, search, LLOYD);
    }
    Centres bounded = Bounds.of(some, found);
    Centres settled = LLOYD.settle(bounded, each -> Tally.of(points, each)).centres();
    return Bounds.of(some, settled);
  }

  /** The same without any bound, and not to the last point: to compare with one another. */
  static Centres roughly(Points points, int centres, Search search) {
    return best(points, centres, search, ROUGHLY);
  }

  /**
   * How to search.
   *
   * @param starts how many times
   * @param seed what all chance comes from
   */
  record Search(int starts, long seed) {}

  private static Centres best(Points points, int centres, Search search, Lloyd lloyd) {
    Lloyd.Rest best = null;
    for (int start = 0; start < search.starts(); start++) {
      Centres from = Starts.of(points, centres, Seeds.of(search.seed(), start));
      Lloyd.Rest rest = lloyd.settle(from, each -> Tally.of(points, each));
      if (best == null || rest.tally().cost() < best.tally().cost()) {
        best = rest;
      }
    }
    return best.centres();
  }

  /** The points but those of small clusters that lie beyond all others; none if all are large. */
  private static Optional<Points> without(Points points, Centres found, double leastShare) {
    Tally tally = Tally.of(points, found);
    int[] large =
        IntStream.range(0, found.count())
            .filter(each -> tally.count(each) >= leastShare * tally.all())
            .toArray();
    if (large.length == 0 || large.length == found.count()) {
      return Optional.empty();
    }
    int[] own = Labels.of(points, found);
    Centres others = found.only(large);
    int[] members = IntStream.range(0, own.length).filter(each -> isIn(large, own[each])).toArray();
    int[] labels = Labels.of(points, Bounds.of(points.only(members), others));
    return Optional.of(
        points.only(
            IntStream.range(0, labels.length)
                .filter(each -> labels[each] != others.count())
                .toArray()));
  }

  private static boolean isIn(int[] some, int one) {
    return IntStream.of(some).anyMatch(each -> each == one);
  }
}
