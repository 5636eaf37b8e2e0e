package dev.vesper.jobs.revenue;

import java.time.LocalDate;

/**
 * A place in which subscriptions of one night are counted.
 *
 * @param night the night
 * @param plan the plan; empty for all plans together
 * @param figure what is counted: the name of a movement, an outcome or a level
 * @param detail what tells cells of one figure apart: the day a movement is dated at, as days since
 *     1970; the days of notice of an outcome
 */
record RevenueCell(LocalDate night, String plan, String figure, int detail) {
  /** All plans together. */
  static final String ALL = "";

  /** What stands at the end of a night. */
  enum Level {
    /** Subscriptions ever begun. */
    KNOWN,
    /** Subscriptions in force, and the revenue from them. */
    IN_FORCE,
    /** Subscriptions in force that count in no revenue, being of another currency or no price. */
    FOREIGN,
    /** Users with revenue. */
    USERS
  }

  static RevenueCell of(LocalDate night, String plan, Level level) {
    return new RevenueCell(night, plan, level.name(), 0);
  }

  static RevenueCell of(LocalDate night, String plan, Account.Moved moved) {
    return moved(night, plan, moved.movement(), moved.dated());
  }

  static RevenueCell moved(LocalDate night, String plan, Movement movement, LocalDate dated) {
    return new RevenueCell(night, plan, movement.name(), Math.toIntExact(dated.toEpochDay()));
  }

  static RevenueCell of(LocalDate night, String plan, Outcome outcome, int notice) {
    return new RevenueCell(night, plan, outcome.name(), notice);
  }
}
