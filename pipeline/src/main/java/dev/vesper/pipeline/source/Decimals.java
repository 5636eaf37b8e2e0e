package dev.vesper.pipeline.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;

/** Numbers as files write them, to exact decimals of a column's scale. */
final class Decimals {
  private static final int LONGEST_TEXT = 400;
  private static final int FAST_DIGITS = 14;

  private Decimals() {}

  /**
   * The number in the text, rounded half up to the scale: writers leave binary dust such as
   * 19.900000000000002 behind.
   */
  static Decimal of(String text, int precision, int scale, String column) {
    int dot = text.indexOf('.');
    int digits = dot < 0 ? text.length() : dot;
    if (digits <= FAST_DIGITS - scale && (dot < 0 || text.length() - dot - 1 <= scale)) {
      long unscaled = unscaled(text, scale);
      if (unscaled != Long.MIN_VALUE) {
        return Decimal.createUnsafe(unscaled, precision, scale);
      }
    }
    BigDecimal number = rounded(parsed(text, column), precision, scale, column);
    return Decimal.createUnsafe(number.unscaledValue().longValueExact(), precision, scale);
  }

  /** A whole number. */
  static long whole(String text, String column) {
    BigDecimal number = parsed(text, column);
    BigDecimal whole = rounded(number, 18, 0, column);
    if (whole.compareTo(number) != 0) {
      throw new Rejected(Reason.WRONG_TYPE, column);
    }
    return whole.longValueExact();
  }

  /** A floating number, finite. */
  static double floating(String text, String column) {
    double number = parsed(text, column).doubleValue();
    if (Double.isInfinite(number)) {
      throw new Rejected(Reason.NUMBER_OUT_OF_RANGE, column);
    }
    return number;
  }

  /** Digits with at most one dot, shifted to the scale; the smallest long where it is not that. */
  private static long unscaled(String text, int scale) {
    int at = text.startsWith("-") ? 1 : 0;
    long value = 0;
    int decimals = -1;
    int start = at;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.' && decimals < 0 && at > start && at < text.length() - 1) {
        decimals = 0;
        continue;
      }
      if (c < '0' || c > '9') {
        return Long.MIN_VALUE;
      }
      value = value * 10 + (c - '0');
      decimals = decimals < 0 ? decimals : decimals + 1;
    }
    if (at == start) {
      return Long.MIN_VALUE;
    }
    for (int i = Math.max(decimals, 0); i < scale; i++) {
      value *= 10;
    }
    return start == 1 ? -value : value;
  }

  private static BigDecimal parsed(String text, String column) {
    if (notANumber(text)) {
      throw new Rejected(Reason.NOT_A_NUMBER, column);
    }
    if (text.length() > LONGEST_TEXT) {
      throw new Rejected(Reason.WRONG_TYPE, column);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Rejected(Reason.WRONG_TYPE, column);
    }
  }

  /** Compares magnitudes before rounding, since rounding 1E-1000000000 would fill the memory. */
  private static BigDecimal rounded(BigDecimal number, int precision, int scale, String column) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO.setScale(scale);
    }
    long digitsBeforeDot = (long) number.precision() - number.scale();
    if (digitsBeforeDot > precision - scale) {
      throw new Rejected(Reason.NUMBER_OUT_OF_RANGE, column);
    }
    if (digitsBeforeDot < -scale - 1L) {
      return BigDecimal.ZERO.setScale(scale);
    }
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision) {
      throw new Rejected(Reason.NUMBER_OUT_OF_RANGE, column);
    }
    return rounded;
  }

  static boolean notANumber(String text) {
    String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return bare.equalsIgnoreCase("nan")
        || bare.equalsIgnoreCase("inf")
        || bare.equalsIgnoreCase("infinity");
  }
}
