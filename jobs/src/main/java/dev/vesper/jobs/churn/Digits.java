package dev.vesper.jobs.churn;

import java.math.BigDecimal;
import java.math.MathContext;

/** So many digits of a number as are the same wherever it is computed. */
final class Digits {
  private static final MathContext NINE = new MathContext(9);

  private Digits() {}

  /** The number to nine significant digits. */
  static double nine(double number) {
    return new BigDecimal(number).round(NINE).doubleValue();
  }
}
