package dev.vesper.pipeline.table;

import java.util.function.Supplier;
import org.apache.spark.sql.Column;

/**
 * Something that must hold of every row of a partition before it is published.
 *
 * @param name short, snake_case, stands in receipts
 * @param sentence what holds, in words a reader of an error line understands
 * @param holds true for a good row; a row for which it is false or unknown is a violation. Made
 *     only when it is asked for, because a first expression loads much of Spark, and who only lists
 *     tables should not wait for that
 */
public record Check(String name, String sentence, Supplier<Column> holds) {

  /** A check over one row. */
  public static Check rows(String name, String sentence, Supplier<Column> holds) {
    return new Check(name, sentence, holds);
  }

  /** The column is never below zero; an absent value passes. */
  public static Check notNegative(Field field) {
    return new Check(
        field.name() + "_not_negative",
        field.name() + " is never below zero",
        () -> field.col().isNull().or(field.col().geq(0)));
  }

  /** The column lies within 0 and 1; an absent value passes. */
  public static Check share(Field field) {
    return new Check(
        field.name() + "_is_a_share",
        field.name() + " lies between 0 and 1",
        () -> field.col().isNull().or(field.col().between(0, 1)));
  }
}
