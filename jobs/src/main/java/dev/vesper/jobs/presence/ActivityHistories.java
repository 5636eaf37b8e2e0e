package dev.vesper.jobs.presence;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** The chosen chain: how likely a day is active after each history that the order can tell. */
public final class ActivityHistories {
  public static final Field HISTORY =
      required(
          "history",
          DataTypes.StringType,
          "The last days, oldest first, 1 where active; shorter than the order only of users who"
              + " were not known for longer");
  public static final Field HISTORY_DAYS =
      required("history_days", DataTypes.IntegerType, "How many days the history has").in("days");
  public static final Field OBSERVED_DAYS =
      count("observed_days", "Days of users that came after the history, in the last 35 nights")
          .in("user days");
  public static final Field ACTIVE_DAYS =
      count("active_days", "Those of them on which the user was active").in("user days");
  public static final Field CHANCE_TOMORROW =
      required(
          "chance_tomorrow",
          DataTypes.DoubleType,
          "The chance that the day after is active: (active_days + 1/2) / (observed_days + 1)");
  public static final Field CHANCE_WEEK =
      required(
          "chance_week",
          DataTypes.DoubleType,
          "The chance that one or more of the 7 days after are active, by the same chain");

  public static final Table TABLE =
      Table.record("activity_histories")
          .rows("one history of the chosen order, or a shorter one of a new user")
          .key(HISTORY)
          .columns(HISTORY_DAYS, OBSERVED_DAYS, ACTIVE_DAYS, CHANCE_TOMORROW, CHANCE_WEEK)
          .checks(
              Check.rows(
                  "part_of_the_observed",
                  "no more days are active than there are",
                  () -> ACTIVE_DAYS.col().leq(OBSERVED_DAYS.col())),
              Check.share(CHANCE_TOMORROW),
              Check.share(CHANCE_WEEK));

  private ActivityHistories() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String history,
      int historyDays,
      long observedDays,
      long activeDays,
      double chanceTomorrow,
      double chanceWeek) {}
}
