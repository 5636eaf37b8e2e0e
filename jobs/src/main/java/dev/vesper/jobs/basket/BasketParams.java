package dev.vesper.jobs.basket;

/**
 * Which rules between contents are looked for.
 *
 * @param lookBackDays so many nights are looked at, the night the last of them
 * @param windowDays so many days lie between two contents that belong together
 * @param longestBasket of one basket so many contents count, the newest
 * @param bounds what a rule must reach
 * @param mostRules so many rules of each kind are published at most
 * @param refitDays rules are looked for anew after so many days
 */
public record BasketParams(
    int lookBackDays,
    int windowDays,
    int longestBasket,
    RuleBounds bounds,
    int mostRules,
    int refitDays) {

  public BasketParams {
    if (windowDays < 1 || lookBackDays <= windowDays || longestBasket < 2 || mostRules < 1) {
      throw new IllegalArgumentException(
          "no baskets: %d days back, %d together, %d contents, %d rules"
              .formatted(lookBackDays, windowDays, longestBasket, mostRules));
    }
  }

  /** What rules depend on, as a text. */
  String foundWith() {
    return "look back %d, window %d, longest basket %d, %s, rules %d"
        .formatted(lookBackDays, windowDays, longestBasket, bounds.words(), mostRules);
  }
}
