package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** What can be watched, read and bought. */
public final class Contents {
  public static final Field CONTENT_ID = required("content_id", StringType, "Names the content");
  public static final Field TITLE = optional("title", StringType, "What it is called");
  public static final Field KIND =
      optional("kind", StringType, "What it is: a course, an e-book, a live lecture");
  public static final Field TOPICS =
      optional(
          "topics", DataTypes.createArrayType(StringType, false), "What it is about, if anything");
  public static final Field PRICE =
      optional("price", EventFields.MONEY, "What it costs").in("currency");
  public static final Field CURRENCY =
      optional("currency", StringType, "The currency of the price, as its ISO 4217 code");
  public static final Field PUBLISHED_AT =
      optional("published_at", TimestampType, "From when it is offered, in UTC");
  public static final Field UNPUBLISHED_AT =
      optional("unpublished_at", TimestampType, "From when it is no longer offered, in UTC");
  public static final Field LENGTH_S =
      optional("length_s", EventFields.SECONDS, "How long it is").in("seconds");
  public static final Field COMMUNITY_ID =
      optional("community_id", StringType, "The community it belongs to");
  public static final Field AUTHOR =
      optional("author", StringType, "Who wrote it, holds it or speaks in it");
  public static final Field LEAST_AGE =
      optional(
              "least_age",
              DataTypes.IntegerType,
              "From what age on it may be offered; absent or 0 where it is for everybody")
          .in("years");

  public static final Table TABLE =
      Table.dimension("contents")
          .rows("one content of the platform")
          .key(CONTENT_ID)
          .columns(TITLE, KIND, TOPICS, PRICE, CURRENCY, PUBLISHED_AT, UNPUBLISHED_AT)
          .columns(LENGTH_S, COMMUNITY_ID, AUTHOR, LEAST_AGE);

  private Contents() {}
}
