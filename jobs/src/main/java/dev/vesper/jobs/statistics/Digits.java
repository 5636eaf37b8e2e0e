package dev.vesper.jobs.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** So many digits of a number as are the same wherever it is computed. */
public final class Digits {
  private static final MathContext NINE = new MathContext(9);

  private Digits() {}

  /** The number to nine significant digits. */
  public static double nine(double number) {
    return new BigDecimal(number).round(NINE).doubleValue();
  }

  /** The number to six places after the point. */
  public static double six(double number) {
    return new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
  }
}
