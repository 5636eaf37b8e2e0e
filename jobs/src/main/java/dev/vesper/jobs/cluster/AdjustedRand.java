package dev.vesper.jobs.cluster;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How far two labelings of the same users agree (Hubert and Arabie 1985): 1 when they are equal up
 * to the names of the labels, 0 expected when they are independent, below 0 when they agree less
 * than that.
 *
 * <p>Of all t pairs of users, a are together in the one labeling, b in the other, c in both. Were
 * the labels dealt out at random, a·b / t pairs would be together in both; the most there can be is
 * taken as (a + b) / 2. The index is (c - ab/t) / ((a + b)/2 - ab/t) = 2 (ct - ab) / ((a + b) t -
 * 2ab), the latter exact in whole numbers.
 *
 * <p>Where one labeling has a single label and the other has not, c = b and a = t: the index is 0,
 * as such a labeling tells nothing of the other. The fraction is 0/0 only where both have a single
 * label, or both give each user a label of its own, or there are fewer than two users: then they
 * are equal up to names, and the index is 1.
 */
public final class AdjustedRand {
  private AdjustedRand() {}

  /** The index of two labelings, each with one label for each user, in the same order of users. */
  public static double of(int[] one, int[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "labels of " + one.length + " users and of " + other.length);
    }
    Map<Integer, Long> ones = new HashMap<>();
    Map<Integer, Long> others = new HashMap<>();
    Map<Long, Long> both = new HashMap<>();
    for (int user = 0; user < one.length; user++) {
      ones.merge(one[user], 1L, Long::sum);
      others.merge(other[user], 1L, Long::sum);
      both.merge(((long) one[user] << 32) | (other[user] & 0xffff_ffffL), 1L, Long::sum);
    }
    return index(
        pairs(both.values()), pairs(ones.values()), pairs(others.values()), pairs(one.length));
  }

  private static double index(long both, long one, long other, long all) {
    BigInteger total = BigInteger.valueOf(all);
    BigInteger chance = BigInteger.valueOf(one).multiply(BigInteger.valueOf(other)).shiftLeft(1);
    BigInteger above = BigInteger.valueOf(both).multiply(total).shiftLeft(1).subtract(chance);
    BigInteger most = BigInteger.valueOf(one + other).multiply(total).subtract(chance);
    return most.signum() == 0 ? 1 : above.doubleValue() / most.doubleValue();
  }

  private static long pairs(Collection<Long> counts) {
    return counts.stream().mapToLong(AdjustedRand::pairs).sum();
  }

  private static long pairs(long users) {
    return users * (users - 1) / 2;
  }
}
