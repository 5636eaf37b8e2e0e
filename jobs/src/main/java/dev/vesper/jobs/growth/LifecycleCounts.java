package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** How many users are where in their life on the night; the states of a night add up to all. */
public final class LifecycleCounts {
  public static final Field ACTIVITY_STATE =
      required(
          "activity_state",
          DataTypes.StringType,
          "By activity alone: " + Explained.inBrackets(ActivityState.values()));
  public static final Field PAID_STATE =
      required(
          "paid_state",
          DataTypes.StringType,
          "Whether the user pays: " + Explained.inBrackets(PaidState.values()));
  public static final Field USERS = count("users", "Users in both states").in("users");
  public static final Field KNOWN_USERS =
      count(
              "known_users",
              "All users of the night: those ever seen, and with a dimension of users those who"
                  + " only registered")
          .in("users");

  public static final Table TABLE =
      Table.rate("lifecycle_counts")
          .rows("one state of activity and one of paying; a pair without users has a row, too")
          .key(ACTIVITY_STATE, PAID_STATE)
          .columns(USERS, KNOWN_USERS)
          .checks(
              Check.rows(
                  "part_of_the_known",
                  "a state holds no more users than there are",
                  () -> USERS.col().leq(KNOWN_USERS.col())))
          .mandatory();

  private LifecycleCounts() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      ActivityState activityState,
      PaidState paidState,
      long users,
      long knownUsers) {}
}
