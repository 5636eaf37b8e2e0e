package dev.vesper.jobs.rule;

import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import org.apache.spark.sql.Column;

/** How a column is held against a value. */
enum Comparison {
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE(">"),
  LESS("<"),
  LIKE("="),
  UNLIKE("!=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Comparison of(String sign) {
    return Arrays.stream(values())
        .filter(each -> each.sign.equals(sign))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown comparison " + sign));
  }

  /** Whether it asks which of two comes first, rather than whether they are the same. */
  boolean orders() {
    return this != LIKE && this != UNLIKE;
  }

  /** Whether a column fulfils it for some values, of which those that order take the first. */
  Column of(Column column, Object... values) {
    return switch (this) {
      case AT_LEAST -> column.geq(values[0]);
      case AT_MOST -> column.leq(values[0]);
      case MORE -> column.gt(values[0]);
      case LESS -> column.lt(values[0]);
      case LIKE -> column.isin(values);
      case UNLIKE -> not(column.isin(values));
    };
  }

  @Override
  public String toString() {
    return sign;
  }
}
