package dev.vesper.jobs.presence;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** How likely each user is to come tomorrow and in the next week. */
public final class ActivityChances {
  public static final Field USER_ID = UserStates.USER_ID;
  public static final Field HISTORY_DAYS =
      required(
              "history_days",
              DataTypes.IntegerType,
              "The last days that the chances rest on: the order of the chain, fewer for a user"
                  + " not known for as long")
          .in("days");
  public static final Field CHANCE_TOMORROW =
      required(
          "chance_tomorrow",
          DataTypes.DoubleType,
          "The chance to be active on the day after the night");
  public static final Field CHANCE_WEEK =
      required(
          "chance_week",
          DataTypes.DoubleType,
          "The chance to be active at least once in the 7 days after the night");

  public static final Table TABLE =
      Table.record("activity_chances")
          .rows("one user who ever signed in")
          .key(USER_ID)
          .columns(HISTORY_DAYS, CHANCE_TOMORROW, CHANCE_WEEK)
          .checks(
              Check.share(CHANCE_TOMORROW),
              Check.share(CHANCE_WEEK),
              Check.rows(
                  "a_week_holds_tomorrow",
                  "a week is no less likely than its first day",
                  () -> CHANCE_TOMORROW.col().leq(CHANCE_WEEK.col().plus(1e-12))))
          .aboutPeople(USER_ID)
          .keeping(90);

  private ActivityChances() {}
}
