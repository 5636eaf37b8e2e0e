package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;

/** How often users come: users by their exact number of active days in 28. */
public final class Stickiness {
  public static final Field ACTIVE_DAYS =
      count("active_days", "Active days among the night and the 27 days before").in("days");
  public static final Field USERS =
      count("users", "Users with exactly so many active days").in("users");
  public static final Field KNOWN_USERS =
      count("known_users", "Users ever seen, up to the night").in("users");

  public static final Table TABLE =
      Table.rate("stickiness")
          .rows("one number of active days, from 0 to 28")
          .key(ACTIVE_DAYS)
          .columns(USERS, KNOWN_USERS)
          .checks(
              Check.rows(
                  "part_of_the_known",
                  "no number of days has more users than there are",
                  () -> USERS.col().leq(KNOWN_USERS.col())));

  private Stickiness() {}

  /** A row. */
  record RowOf(LocalDate dt, long activeDays, long users, long knownUsers) {}
}
