package dev.vesper.jobs.taste;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** What users did with contents on a day. */
public final class ContentDays {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The user's pseudonym; only who signed in");
  public static final Field CONTENT_ID =
      required("content_id", DataTypes.StringType, "What the events were about");
  public static final Field FIRST_EVENT_TIME =
      required("first_event_time", DataTypes.TimestampType, "The first of the events, in UTC");
  public static final Field COMMUNITY_ID =
      optional(
          "community_id",
          DataTypes.StringType,
          "The community in which the first of them with a community happened");
  public static final Field WATCH_SECONDS =
      required(
              "watch_seconds",
              EventFields.SECONDS,
              "Seconds of the content played, as the progress events tell")
          .in("seconds");
  public static final Field REFUNDS =
      count("refunds", "Events of type refund of the user about the content");

  public static final Table TABLE =
      Table.fact("content_days")
          .rows("one user and content that the user dealt with on the day")
          .key(USER_ID, CONTENT_ID)
          .columns(FIRST_EVENT_TIME, COMMUNITY_ID, WATCH_SECONDS, REFUNDS)
          .columns(Verb.fields())
          .checks(
              Check.notNegative(WATCH_SECONDS),
              Check.rows(
                  "something_was_done",
                  "a row has an event that is counted, or seconds played",
                  () ->
                      Arrays.stream(Verb.fields())
                          .map(Field::col)
                          .reduce(REFUNDS.col(), (sum, next) -> sum.plus(next))
                          .plus(WATCH_SECONDS.col())
                          .gt(0)));

  private ContentDays() {}
}
