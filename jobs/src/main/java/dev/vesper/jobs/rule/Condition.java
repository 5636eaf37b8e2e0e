package dev.vesper.jobs.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * Something that a user's features must fulfil. An absent value is like nothing and unlike nothing:
 * it fulfils {@code is absent} alone.
 */
sealed interface Condition {
  Pattern FORM =
      Pattern.compile(
          "([a-z0-9_]+)\\s*(?:\\[([^\\]]+)])?\\s*(?:(>=|<=|!=|>|<|=)\\s*([^\\s<>=!].*)|is\\s+(absent|present))");

  /** Whether a value is there at all. */
  record Presence(Operand operand, boolean present) implements Condition {
    @Override
    public Column column() {
      return present ? operand.column().isNotNull() : operand.column().isNull();
    }
  }

  /** How it compares with one value, or whether it is among several. */
  record Compared(Operand operand, Comparison comparison, List<Object> values)
      implements Condition {
    public Compared {
      values = List.copyOf(values);
      if (comparison.orders() && !(operand.isNumber() && values.size() == 1)) {
        throw new IllegalArgumentException(
            "'%s' wants a number on each side; use = or != with %s"
                .formatted(comparison, operand.field().name()));
      }
    }

    @Override
    public Column column() {
      return coalesce(comparison.of(operand.column(), values.toArray()), lit(false));
    }
  }

  /** Whether a user fulfils it: true or false, never absent. */
  Column column();

  /**
   * The condition that a text describes.
   *
   * @throws IllegalArgumentException when it describes none
   */
  static Condition of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no condition; one is written as 'active_days_28 >= 12', 'channel ="
              + " wechat|weibo', 'topic_shares[python] > 0.3' or 'days_since_purchase is absent'");
    }
    Operand operand = Operand.of(form.group(1), Optional.ofNullable(form.group(2)));
    if (form.group(3) == null) {
      return new Presence(operand, form.group(5).equals("present"));
    }
    return new Compared(operand, Comparison.of(form.group(3)), operand.values(form.group(4)));
  }
}
