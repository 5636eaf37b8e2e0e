package dev.vesper.jobs.rule;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A segment by rule: those who fulfil all of some conditions.
 *
 * @param name what the settings call it
 * @param where the conditions, as the settings write them
 */
public record Rule(String name, List<String> where) {
  public Rule {
    where = List.copyOf(where);
    if (where.isEmpty()) {
      throw new IllegalArgumentException(
          "a rule without a condition is everybody; write at least one");
    }
    where.forEach(Condition::of);
  }

  /** Whether a user is in the segment. */
  Column fulfilled() {
    return where.stream()
        .map(Condition::of)
        .map(Condition::column)
        .reduce(Column::and)
        .orElseThrow();
  }
}
