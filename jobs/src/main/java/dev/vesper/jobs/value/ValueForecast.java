package dev.vesper.jobs.value;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

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

  /** The value of one customer: what is to be expected, and the 80 % predictive interval. */
  record Value(double expected, double low, double high) {}

  /**
   * How a forecast is made.
   *
   * @param futures how many are played for each history to learn the interval
   */
  record Method(
      PurchaseModel purchases, SpendModel spends, Horizon horizon, int futures, long seed) {}

  /** The forecast for a history. The mean is exact, the interval that of the futures played. */
  static ValueForecast of(Method method, PurchaseHistory history) {
    Outlook outlook = method.purchases().outlook(history);
    Horizon horizon = method.horizon();
    double discounted = 0;
    double until = 0;
    for (int month = 1; month <= horizon.months(); month++) {
      double later = outlook.expectedPurchases(month * horizon.month());
      discounted += (later - until) * horizon.worth(month);
      until = later;
    }
    double[] futures = futures(method, outlook, history);
    double low = quantile(futures, Math.floor(TAIL * (futures.length + 1)));
    double above = low == 0 ? SHARE : 1 - TAIL;
    double high = quantile(futures, Math.ceil(above * (futures.length + 1)));
    return new ValueForecast(outlook.chanceAlive(), until, discounted, low, high);
  }

  /** One more future lies below the k-th of n with the chance k / (n + 1). */
  private static double quantile(double[] sorted, double rank) {
    return sorted[(int) Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  /** The values of the futures that were played, the least first. */
  private static double[] futures(Method method, Outlook outlook, PurchaseHistory history) {
    if (1 - outlook.chanceAlive() >= SHARE) {
      return new double[] {0};
    }
    double[] futures = new double[method.futures()];
    Draws draws = Draws.of(method.seed(), history);
    Horizon horizon = method.horizon();
    for (int future = 0; future < futures.length; future++) {
      DoubleSupplier spends = method.spends().drawn(history.repeats(), draws);
      double[] value = {0};
      outlook.play(
          horizon.end(),
          draws,
          time -> value[0] += spends.getAsDouble() * horizon.worth(horizon.monthOf(time)));
      futures[future] = value[0];
    }
    Arrays.sort(futures);
    return futures;
  }

  /** The value of a customer with this history. */
  Value value(SpendModel spends, int repeats, double meanSpend) {
    double scale = spends.scale(repeats, meanSpend);
    return new Value(discounted * spends.expected(repeats, meanSpend), low * scale, high * scale);
  }
}
