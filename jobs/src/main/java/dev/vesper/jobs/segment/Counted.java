package dev.vesper.jobs.segment;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What is counted of users.
 *
 * @param before the segment on the night before; empty for who was in none
 * @param segment id on the night
 * @param users how many
 * @param active those who came in the last 7 days
 * @param buyers those who bought in the last 28 days
 * @param purchases theirs
 * @param paid in 28 days
 */
record Counted(
    Optional<Integer> before,
    int segment,
    long users,
    long active,
    long buyers,
    long purchases,
    BigDecimal paid) {

  static Counted of(Row row) {
    return new Counted(
        row.isNullAt(0) ? Optional.empty() : Optional.of(row.getInt(0)),
        row.getInt(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getDecimal(6));
  }

  /** Of both, wherever they came from. */
  Counted plus(Counted other) {
    return new Counted(
        Optional.empty(),
        segment,
        users + other.users,
        active + other.active,
        buyers + other.buyers,
        purchases + other.purchases,
        paid.add(other.paid));
  }
}
