package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per user who was ever seen, as of the end of the night. */
public final class UserStates {
  public static final Field USER_ID = UserDays.USER_ID;
  public static final Field IS_KNOWN = UserDays.IS_KNOWN.meaning("Whether the user ever signed in");
  public static final Field FIRST_ACTIVE_ON =
      required("first_active_on", DataTypes.DateType, "The first day with an event");
  public static final Field LAST_ACTIVE_ON =
      required("last_active_on", DataTypes.DateType, "The newest day with an event");
  public static final Field REGISTERED_ON =
      optional("registered_on", DataTypes.DateType, "The day of the first register event");
  public static final Field FIRST_PURCHASED_ON =
      optional("first_purchased_on", DataTypes.DateType, "The day of the first purchase");
  public static final Field LAST_PURCHASED_ON =
      optional("last_purchased_on", DataTypes.DateType, "The day of the newest purchase");
  public static final Field FIRST_JOINED_ON =
      optional("first_joined_on", DataTypes.DateType, "The day of joining the first community");
  public static final Field FIRST_EVENT_TIME =
      UserDays.FIRST_EVENT_TIME.meaning("The first event ever, in UTC");
  public static final Field LAST_EVENT_TIME =
      UserDays.LAST_EVENT_TIME.meaning("The newest event, in UTC");
  public static final Field RECENT_DAYS =
      required(
          "recent_days",
          DataTypes.LongType,
          "The active days among the night and the 63 before, as a mask: bit 0 is the night");
  public static final Field ACTIVE_DAYS = count("active_days", "Days with an event, ever");
  public static final Field EVENTS = UserDays.EVENTS.meaning("Events, ever");
  public static final Field SESSIONS = UserDays.SESSIONS.meaning("Sessions, ever");
  public static final Field WATCH_SECONDS = UserDays.WATCH_SECONDS.meaning("Seconds played, ever");
  public static final Field PURCHASES = count("purchases", "Purchases, ever");
  public static final Field AMOUNT =
      UserDays.AMOUNT.meaning("Paid, ever, in the business currency");

  public static final Table TABLE =
      Table.state("user_states")
          .rows("one user who was ever seen")
          .key(USER_ID)
          .columns(IS_KNOWN, FIRST_ACTIVE_ON, LAST_ACTIVE_ON, REGISTERED_ON, FIRST_PURCHASED_ON)
          .columns(LAST_PURCHASED_ON, FIRST_JOINED_ON)
          .columns(FIRST_EVENT_TIME, LAST_EVENT_TIME, RECENT_DAYS, ACTIVE_DAYS)
          .columns(EVENTS, SESSIONS, WATCH_SECONDS, PURCHASES, AMOUNT)
          .checks(
              Check.rows(
                  "first_before_last",
                  "nobody was last active before being first active",
                  () -> FIRST_ACTIVE_ON.col().leq(LAST_ACTIVE_ON.col())),
              Check.rows(
                  "nobody_from_the_future",
                  "nobody was active after the night",
                  () -> LAST_ACTIVE_ON.col().leq(Table.DT.col())))
          .mandatory();

  private UserStates() {}
}
