package dev.vesper.jobs.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How far centres that are searched in two halves of some points agree on all of them. */
record Agreement(double adjustedRand, double weakest) {

  /** Of so many halvings, the middle ones; none of fewer than two points. */
  static Agreement of(Points points, int centres, int halvings, SearchedCentres.Search search) {
    if (points.count() < 2) {
      return new Agreement(0, 0);
    }
    double[] rand = new double[halvings];
    double[] weakest = new double[halvings];
    for (int halving = 0; halving < halvings; halving++) {
      int[] order = shuffled(points.count(), Seeds.of(search.seed(), -2 - halving));
      int half = order.length / 2;
      int[] one = labels(points, Arrays.copyOf(order, half), centres, search);
      int[] other = labels(points, Arrays.copyOfRange(order, half, order.length), centres, search);
      rand[halving] = AdjustedRand.of(one, other);
      weakest[halving] = weakest(one, other, centres);
    }
    Arrays.sort(rand);
    Arrays.sort(weakest);
    return new Agreement(rand[halvings / 2], weakest[halvings / 2]);
  }

  private static int[] labels(
      Points points, int[] half, int centres, SearchedCentres.Search search) {
    return Labels.of(points, SearchedCentres.roughly(points.only(half), centres, search));
  }

  private static int[] shuffled(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[count];
    for (int each = 0; each < count; each++) {
      int place = random.nextInt(each + 1);
      order[each] = order[place];
      order[place] = each;
    }
    return order;
  }

  /** Over the clusters of one labeling, the least share of pairs that the other keeps together. */
  static double weakest(int[] one, int[] other, int centres) {
    long[][] both = new long[centres][centres];
    for (int point = 0; point < one.length; point++) {
      both[one[point]][other[point]]++;
    }
    double weakest = 1;
    for (long[] row : both) {
      long all = 0;
      long kept = 0;
      for (long count : row) {
        all += count;
        kept += count * (count - 1);
      }
      weakest = all > 1 ? Math.min(weakest, (double) kept / (all * (all - 1))) : weakest;
    }
    return weakest;
  }
}
