package dev.vesper.cli;

import dev.vesper.jobs.basket.BasketParams;
import dev.vesper.jobs.basket.RuleBounds;
import dev.vesper.pipeline.config.Setting;
import java.math.BigDecimal;

/** Which contents are said to go together. */
public record BasketSettings(
    @Setting(
            value = "So many nights are looked at, the night the last of them.",
            standard = "90",
            unit = "nights",
            least = "2",
            most = "730")
        int lookBackDays,
    @Setting(
            value =
                "What is begun so many days after something else at most follows it; and where orders"
                    + " hold single contents, purchases of a user with no more days between one and"
                    + " the next are one basket. Less than look-back-days.",
            standard = "28",
            unit = "days",
            least = "1",
            most = "365")
        int windowDays,
    @Setting(
            value =
                "Of one basket, or of what one user began, so many contents count: the newest. It"
                    + " keeps few users who touch everything from costing more than all others.",
            standard = "100",
            unit = "contents",
            least = "2",
            most = "1000")
        int longestBasket,
    @Setting(
            value = "The least share of all baskets that hold the contents of a rule, in percent.",
            standard = "0.1",
            least = "0",
            most = "100")
        double minSupport,
    @Setting(
            value =
                "The fewest different users who have such a basket. Nothing is told of fewer than"
                    + " 10.",
            standard = "10",
            unit = "users",
            least = "10",
            most = "1000000")
        int minUsers,
    @Setting(
            value =
                "Of the baskets with what a rule begins with, the least share that holds what it"
                    + " leads to, in percent.",
            standard = "10",
            least = "0",
            most = "100")
        double minConfidence,
    @Setting(
            value = "The most contents that a rule begins with; each more is much more to count.",
            standard = "2",
            unit = "contents",
            least = "1",
            most = "5")
        int longestAntecedent,
    @Setting(
            value =
                "The most sets of contents that are looked at for each kind of rules. Where baskets"
                    + " are so large that there could be more, a rule needs more baskets than"
                    + " min-support and min-users ask for, and association_searches tells how many.",
            standard = "10000000",
            unit = "sets",
            least = "1000",
            most = "1000000000")
        long mostSets,
    @Setting(
            value = "The most rules of each kind that are published, by their rank.",
            standard = "10000",
            unit = "rules",
            least = "1",
            most = "1000000")
        int mostRules,
    @Setting(
            value = "So many nights after a search, rules are looked for anew.",
            standard = "7",
            unit = "nights",
            least = "1",
            most = "366")
        int refitDays) {
  private static final int PERCENT_DIGITS = 2;

  public BasketSettings {
    if (lookBackDays <= windowDays) {
      throw new IllegalArgumentException(
          "baskets.look-back-days is %d, and has to be more than baskets.window-days, which is %d"
              .formatted(lookBackDays, windowDays));
    }
  }

  /** What the job is told. */
  BasketParams params() {
    RuleBounds bounds =
        new RuleBounds(
            share(minSupport), minUsers, share(minConfidence), longestAntecedent, mostSets);
    return new BasketParams(lookBackDays, windowDays, longestBasket, bounds, mostRules, refitDays);
  }

  /** Percent as the nearest double to the share that is written, which a division may miss. */
  private static double share(double percent) {
    return BigDecimal.valueOf(percent).movePointLeft(PERCENT_DIGITS).doubleValue();
  }
}
