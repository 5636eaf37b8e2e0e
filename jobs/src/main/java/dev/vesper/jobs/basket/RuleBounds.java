package dev.vesper.jobs.basket;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a rule must reach.
 *
 * @param minSupport the share of the baskets that hold all its contents
 * @param minUsers so many different users have such a basket
 * @param minConfidence the share of the baskets with the antecedent that hold the consequent
 * @param longestAntecedent so many contents imply another at most
 * @param mostSets so many sets of contents are looked at, at most
 */
public record RuleBounds(
    double minSupport, int minUsers, double minConfidence, int longestAntecedent, long mostSets)
    implements Serializable {
  /** What is counted higher is counted as this, so that no sum of many runs over. */
  private static final long MOST_CHOICES = 1_000_000_000_000L;

  public RuleBounds {
    if (!(minSupport >= 0 && minSupport <= 1)
        || !(minConfidence >= 0 && minConfidence <= 1)
        || minUsers < 1
        || longestAntecedent < 1
        || mostSets < 1) {
      throw new IllegalArgumentException("no bounds of rules: " + words());
    }
  }

  /**
   * The least number of baskets that is the share of all of them or more: exact, because a product
   * of doubles may lie a hair above a whole number and then ask for one basket more.
   *
   * <p>It is higher where baskets are so large and so many that there could be too many sets. Of
   * the choices of contents out of baskets, each set that is held so often takes as many; so there
   * are no more such sets than choices / least count.
   *
   * @param choices how many different sets of contents each basket holds, added up
   */
  long leastCount(long baskets, long choices) {
    long share =
        BigDecimal.valueOf(minSupport)
            .multiply(BigDecimal.valueOf(baskets))
            .setScale(0, RoundingMode.CEILING)
            .longValueExact();
    long bounded = choices / mostSets + (choices % mostSets == 0 ? 0 : 1);
    return Math.max(Math.max(share, minUsers), bounded);
  }

  /** How many sets of two contents or more can be chosen out of so many, as long as may be. */
  long choices(int contents) {
    long all = 0;
    double ways = contents;
    for (int size = 2; size <= Math.min(longestSet(), contents); size++) {
      ways = ways * (contents - size + 1) / size;
      all = Math.min(MOST_CHOICES, all + (long) Math.min(MOST_CHOICES, Math.rint(ways)));
    }
    return all;
  }

  /** The bounds as a text. */
  String words() {
    return "support %s, users %d, confidence %s, antecedent %d, sets %d"
        .formatted(minSupport, minUsers, minConfidence, longestAntecedent, mostSets);
  }

  /** So many contents are looked at together at most. */
  int longestSet() {
    return longestAntecedent + 1;
  }
}
