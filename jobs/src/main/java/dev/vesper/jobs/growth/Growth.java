package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * Active and new users of the day, the week and the month that contain the night, to date. A user
 * is somebody who signed in: a browser that nobody signed in on may be anybody, so it counts for
 * none.
 */
public final class Growth {
  public static final Field GRAIN =
      required(
          "grain", DataTypes.StringType, "day, week (ISO, from Monday) or month (of the calendar)");
  public static final Field PERIOD_START =
      required("period_start", DataTypes.DateType, "The first day of the period");
  public static final Field IS_COMPLETE =
      required("is_complete", DataTypes.BooleanType, "Whether the night is the period's last day");
  public static final Field ACTIVE_USERS =
      count("active_users", "Users with an event in the period, up to the night").in("users");
  public static final Field NEW_USERS =
      count("new_users", "Users whose first event ever lies in the period, up to the night")
          .in("users");
  public static final Field RETAINED_USERS =
      count("retained_users", "Active users who were active in the period before, too").in("users");
  public static final Field RETURNED_USERS =
      count("returned_users", "Active users who were known, and not active in the period before")
          .in("users");
  public static final Field LOST_USERS =
      count(
              "lost_users",
              "Users active in the period before and not in this one; they become fewer until it is"
                  + " complete")
          .in("users");
  public static final Field QUICK_RATIO =
      optional(
          "quick_ratio",
          DataTypes.DoubleType,
          "(new_users + returned_users) / lost_users; absent while the period is not complete and"
              + " where nobody was lost");
  public static final Field PREVIOUS_ACTIVE_USERS =
      count("previous_active_users", "Active users of the whole period before").in("users");
  public static final Field PREVIOUS_NEW_USERS =
      count("previous_new_users", "New users of the whole period before").in("users");
  public static final Field ACTIVE_GROWTH =
      optional(
          "active_growth",
          DataTypes.DoubleType,
          "(active_users - previous_active_users) / previous_active_users; absent while the"
              + " period is not complete and where the base is 0");
  public static final Field NEW_GROWTH =
      optional(
          "new_growth",
          DataTypes.DoubleType,
          "(new_users - previous_new_users) / previous_new_users; absent while the period is not"
              + " complete and where the base is 0");
  public static final Field DAU =
      count("dau", "Users active on the night; the same in all rows of the night").in("users");
  public static final Field WAU =
      count("wau", "Users active on the night or the 6 days before").in("users");
  public static final Field MAU =
      count("mau", "Users active on the night or the 29 days before").in("users");
  public static final Field STICKINESS =
      optional("stickiness", DataTypes.DoubleType, "dau / mau; absent where nobody was active");
  public static final Field KNOWN_USERS =
      count("known_users", "Users ever seen, up to the night").in("users");

  public static final Table TABLE =
      Table.rate("growth")
          .rows("one grain of time: the day, week or month that contains the night")
          .key(GRAIN)
          .columns(PERIOD_START, IS_COMPLETE, ACTIVE_USERS, NEW_USERS)
          .columns(RETAINED_USERS, RETURNED_USERS, LOST_USERS, QUICK_RATIO)
          .columns(PREVIOUS_ACTIVE_USERS, PREVIOUS_NEW_USERS, ACTIVE_GROWTH, NEW_GROWTH)
          .columns(DAU, WAU, MAU, STICKINESS, KNOWN_USERS)
          .checks(
              Check.rows(
                  "active_adds_up",
                  "active users are new, retained or returned",
                  () ->
                      ACTIVE_USERS
                          .col()
                          .equalTo(
                              NEW_USERS
                                  .col()
                                  .plus(RETAINED_USERS.col())
                                  .plus(RETURNED_USERS.col()))),
              Check.rows(
                  "previous_adds_up",
                  "who was active in the period before is retained or lost",
                  () ->
                      PREVIOUS_ACTIVE_USERS
                          .col()
                          .equalTo(RETAINED_USERS.col().plus(LOST_USERS.col()))),
              Check.rows(
                  "windows_nest",
                  "dau <= wau <= mau <= known_users",
                  () ->
                      DAU.col()
                          .leq(WAU.col())
                          .and(WAU.col().leq(MAU.col()))
                          .and(MAU.col().leq(KNOWN_USERS.col()))),
              Check.share(STICKINESS))
          .mandatory();

  private Growth() {}
}
