package dev.vesper.jobs.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What a period costs; the amount is absent where nobody tells it. */
record Price(Optional<BigDecimal> amount, Optional<String> currency) {
  /** Money is counted in ten-thousandths of the currency, so that sums are exact. */
  static final int DECIMALS = 4;

  /** The money of a number of ten-thousandths. */
  static BigDecimal money(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, DECIMALS);
  }

  boolean in(String business) {
    return amount.isPresent() && currency.equals(Optional.of(business));
  }

  /**
   * The price of a month in ten-thousandths, half a one rounded up: a year's price over twelve.
   * Each subscription is rounded by itself, so that all sums are sums of the same numbers.
   */
  long monthly(int months) {
    return amount
        .map(
            price ->
                price
                    .divide(BigDecimal.valueOf(months), DECIMALS, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .longValueExact())
        .orElse(0L);
  }

  /** This price, or where it tells no amount, what was paid before. */
  Price orElse(Price before) {
    return amount.isPresent() ? this : before;
  }
}
