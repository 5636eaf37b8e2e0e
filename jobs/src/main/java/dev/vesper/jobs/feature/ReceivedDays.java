package dev.vesper.jobs.feature;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per user whom others dealt with on the day. */
public final class ReceivedDays {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The pseudonym of whom the events are about");
  public static final Field RECEIVED =
      count(
          "received",
          "Likes, comments, replies, shares, follows, invites, answers and ratings by others who"
              + " were signed in that name the user as their target");
  public static final Field GIVERS = count("givers", "Different users who gave them");

  public static final Table TABLE =
      Table.fact("received_days")
          .rows("one user whom others dealt with on the day")
          .key(USER_ID)
          .columns(RECEIVED, GIVERS)
          .checks(
              Check.rows(
                  "nobody_gives_nothing",
                  "every giver gave something",
                  () -> GIVERS.col().gt(0).and(GIVERS.col().leq(RECEIVED.col()))));

  private ReceivedDays() {}
}
