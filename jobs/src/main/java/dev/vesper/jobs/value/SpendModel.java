package dev.vesper.jobs.value;

import java.util.function.DoubleSupplier;

/**
 * What customers spend on a day with a purchase. Whatever is drawn is in units of {@link #scale},
 * so that customers with the same purchases but other spends share one distribution.
 */
sealed interface SpendModel permits GammaGamma, PooledSpend {
  /**
   * The mean spend to be expected of a customer.
   *
   * @param repeats days with a purchase but the first
   * @param meanSpend of these days; of no matter where there are none
   */
  double expected(int repeats, double meanSpend);

  /** What one unit of the spends that are drawn for this customer is worth. */
  double scale(int repeats, double meanSpend);

  /** Spends of one customer in one future, in units of the scale. */
  DoubleSupplier drawn(int repeats, Draws draws);
}
