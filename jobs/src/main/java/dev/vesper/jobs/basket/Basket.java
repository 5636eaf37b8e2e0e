package dev.vesper.jobs.basket;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One basket.
 *
 * @param kind what its contents have in common, as a word
 * @param user whose it is
 * @param days the first day of each content, the newest first
 * @param contents what it holds, in the order of the days
 */
record Basket(String kind, String user, List<Integer> days, List<String> contents) {

  /** A row of {@link Baskets}. */
  static Basket of(Row row) {
    return new Basket(row.getString(0), row.getString(1), row.getList(2), row.getList(3));
  }

  int size() {
    return contents.size();
  }

  /** The day on which the basket began. */
  int firstDay() {
    return days.get(days.size() - 1);
  }

  boolean isPath() {
    return kind.equals(RuleKind.PATH.word());
  }
}
