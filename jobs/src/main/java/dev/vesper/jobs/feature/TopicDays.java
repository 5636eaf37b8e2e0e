package dev.vesper.jobs.feature;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per user and topic that the user dealt with on the day. */
public final class TopicDays {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The user's pseudonym; only who signed in");
  public static final Field TOPIC =
      required(
          "topic",
          DataTypes.StringType,
          "A topic of the content, as the snapshot of contents knows it that counts on the day");
  public static final Field EVENTS =
      count(
          "events",
          "Events about contents of the topic, those of progress left out, which come by the"
              + " minute; an event counts once for each topic of its content");
  public static final Field WATCH_SECONDS =
      required(
              "watch_seconds",
              EventFields.SECONDS,
              "Seconds of them played, as the progress events tell")
          .in("seconds");

  public static final Table TABLE =
      Table.fact("topic_days")
          .rows("one user and topic that the user dealt with on the day")
          .key(USER_ID, TOPIC)
          .columns(EVENTS, WATCH_SECONDS)
          .checks(Check.notNegative(WATCH_SECONDS));

  private TopicDays() {}
}
