package dev.vesper.jobs.growth;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/**
 * Growth of parts of the users. A user is in one part of a breakdown from the first day on and
 * forever, so that the parts of a breakdown add up to {@code growth}.
 */
public final class GrowthParts {
  public static final Field BREAKDOWN = Retention.BREAKDOWN;
  public static final Field VALUE = Retention.VALUE;

  public static final Table TABLE =
      Table.rate("growth_parts")
          .rows("one part of the users and grain of time")
          .key(BREAKDOWN, VALUE, Growth.GRAIN)
          .columns(Growth.PERIOD_START, Growth.IS_COMPLETE, Growth.ACTIVE_USERS, Growth.NEW_USERS)
          .columns(Growth.RETAINED_USERS, Growth.RETURNED_USERS, Growth.LOST_USERS)
          .columns(Growth.QUICK_RATIO, Growth.PREVIOUS_ACTIVE_USERS, Growth.ACTIVE_GROWTH)
          .columns(Growth.DAU, Growth.WAU, Growth.MAU, Growth.KNOWN_USERS)
          .checks(
              Check.rows(
                  "active_adds_up",
                  "active users are new, retained or returned",
                  () ->
                      Growth.ACTIVE_USERS
                          .col()
                          .equalTo(
                              Growth.NEW_USERS
                                  .col()
                                  .plus(Growth.RETAINED_USERS.col())
                                  .plus(Growth.RETURNED_USERS.col()))));

  private GrowthParts() {}
}
