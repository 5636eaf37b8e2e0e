package dev.vesper.pipeline.source;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.vesper.pipeline.table.Field;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The columns of the canonical event, the one form every dialect is brought to. */
public final class EventFields {
  /** Money: four decimals hold the smallest unit of every currency there is. */
  public static final DataType MONEY = DataTypes.createDecimalType(18, 4);

  /** Seconds to the millisecond, exact. */
  public static final DataType SECONDS = DataTypes.createDecimalType(18, 3);

  public static final Field EVENT_ID =
      required("event_id", StringType, "Names the event; a second one with the same id is a copy");
  public static final Field EVENT_TIME =
      required("event_time", TimestampType, "When it happened, in UTC");
  public static final Field RECEIVED_TIME =
      optional("received_time", TimestampType, "When the collector received it, in UTC");
  public static final Field USER_ID =
      optional(
          "user_id", StringType, "Who did it, as a pseudonym; absent before anybody signed in");
  public static final Field ANONYMOUS_ID =
      optional("anonymous_id", StringType, "The browser or device, as a pseudonym");
  public static final Field SESSION_ID =
      optional("session_id", StringType, "The visit as the platform counts it");
  public static final Field EVENT_TYPE =
      required("event_type", StringType, "What happened: one of a closed set of words, or 'other'");
  public static final Field CONTENT_ID =
      optional("content_id", StringType, "The content it is about");
  public static final Field COMMUNITY_ID =
      optional("community_id", StringType, "The community it happened in");
  public static final Field TARGET_USER_ID =
      optional("target_user_id", StringType, "The other person it is about, as a pseudonym");
  public static final Field ORDER_ID = optional("order_id", StringType, "The order it belongs to");
  public static final Field PLAN_ID = optional("plan_id", StringType, "The plan it is about");
  public static final Field AMOUNT =
      optional("amount", MONEY, "Money that moved, never below zero").in("currency");
  public static final Field CURRENCY =
      optional("currency", StringType, "The currency of the amount, as its ISO 4217 code");
  public static final Field DURATION_S =
      optional("duration_s", SECONDS, "How long it lasted").in("seconds");
  public static final Field POSITION_S =
      optional("position_s", SECONDS, "Where in the content it happened").in("seconds");
  public static final Field LENGTH_S =
      optional("length_s", SECONDS, "How long the content is").in("seconds");
  public static final Field CHANNEL_SOURCE =
      optional("channel_source", StringType, "Where the visit came from (utm_source)");
  public static final Field CHANNEL_MEDIUM =
      optional("channel_medium", StringType, "By which medium it came (utm_medium)");
  public static final Field CHANNEL_CAMPAIGN =
      optional("channel_campaign", StringType, "The campaign that brought it (utm_campaign)");
  public static final Field CHANNEL_TERM =
      optional("channel_term", StringType, "The words searched for (utm_term)");
  public static final Field CHANNEL_CONTENT =
      optional("channel_content", StringType, "The variant of the advertisement (utm_content)");
  public static final Field EXPERIMENT_ID =
      optional("experiment_id", StringType, "The experiment the user was shown");
  public static final Field VARIANT =
      optional("variant", StringType, "The variant of the experiment");
  public static final Field PROPERTIES =
      optional(
          "properties",
          DataTypes.createMapType(StringType, StringType, false),
          "Everything else the event said, sorted by name; nested values as JSON text");
  public static final Field DIALECT =
      required("dialect", StringType, "The dialect the event was written in");
  public static final Field SOURCE_FILE =
      required("source_file", StringType, "The file it was read from, relative to the source");
  public static final Field SOURCE_LINE =
      required("source_line", LongType, "The line in the file, from 1; the row, in Parquet");

  /** All of them, in order. */
  public static final List<Field> ALL =
      List.of(
          EVENT_ID,
          EVENT_TIME,
          RECEIVED_TIME,
          USER_ID,
          ANONYMOUS_ID,
          SESSION_ID,
          EVENT_TYPE,
          CONTENT_ID,
          COMMUNITY_ID,
          TARGET_USER_ID,
          ORDER_ID,
          PLAN_ID,
          AMOUNT,
          CURRENCY,
          DURATION_S,
          POSITION_S,
          LENGTH_S,
          CHANNEL_SOURCE,
          CHANNEL_MEDIUM,
          CHANNEL_CAMPAIGN,
          CHANNEL_TERM,
          CHANNEL_CONTENT,
          EXPERIMENT_ID,
          VARIANT,
          PROPERTIES,
          DIALECT,
          SOURCE_FILE,
          SOURCE_LINE);

  private EventFields() {}
}
