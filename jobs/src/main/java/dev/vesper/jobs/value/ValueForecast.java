package dev.vesper.jobs.value;

/**
 * What the customers with one history are worth, but for how much they spend: the value of each is
 * this in units of the customer's spend.
 *
 * <p>The interval leaves a tenth of the futures below and a tenth above. Where in a tenth or more
 * of them nothing is bought, it begins at 0, holds what is 0, and ends where it holds 80 %; where
 * nothing is bought in four fifths, it is 0 alone. The parameters of the models are taken as known.
 *
 * @param chanceAlive that they may still buy
 * @param purchases to be expected within the horizon
 * @param discounted the same, each at what its money is worth now
 * @param low where the 80 % predictive interval begins, in units of {@link SpendModel#scale}
 * @param high where it ends, in the same units
 */
record ValueForecast(
    double chanceAlive, double purchases, double discounted, double low, double high) {
  private static final double SHARE = 0.8;
  private static final double TAIL = (1 - SHARE) / 2;

  ValueForecast {
    if (!Double.isFinite(purchases + discounted + low + high)) {
      throw new IllegalArgumentException(
          "no forecast: %s purchases, %s, %s to %s".formatted(purchases, discounted, low, high));
    }
  }

  /**
   * How a forecast is made.
   *
   * @param futures how many are played for each history to learn the interval
   */
  record Method(
      PurchaseModel purchases, SpendModel spends, Horizon horizon, int futures, long seed) {}

  /** The forecast for a history. The mean is exact, the interval that of the futures played. */
  static ValueForecast of(PlayedFutures played, PurchaseHistory history) {
    Horizon horizon = played.method().horizon();
    Outlook outlook = played.method().purchases().outlook(history);
    double alive = outlook.chanceAlive();
    double purchases = outlook.expectedPurchases(horizon.end());
    double discounted = horizon.discounted(outlook);
    double gone = 1 - alive;
    if (gone >= SHARE) {
      return new ValueForecast(alive, purchases, discounted, 0, 0);
    }
    PlayedFutures.Sorted futures = played.of(history);
    double scaled = discounted / alive / futures.mean();
    double low = gone >= TAIL ? 0 : futures.below((TAIL - gone) / alive);
    double above = low == 0 ? SHARE : 1 - TAIL;
    double high = futures.above((above - gone) / alive);
    return new ValueForecast(alive, purchases, discounted, low * scaled, high * scaled);
  }
}
