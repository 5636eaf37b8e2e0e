package dev.vesper.pipeline.source;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.vesper.pipeline.table.Field;
import java.util.List;

/** The columns that tell what became of a line, the same for events and dimensions. */
public final class LineFields {
  public static final Field SOURCE_OFFSET =
      required(
              "source_offset",
              LongType,
              "Where the line begins in the decompressed file; the row, in Parquet")
          .in("bytes");
  public static final Field FATE =
      required("fate", StringType, "What became of the line: accepted, too_late or quarantined");
  public static final Field REASON =
      optional("reason", StringType, "Why the line was quarantined, as a code");
  public static final Field REASON_COLUMN =
      optional(
          "reason_column", StringType, "The column the reason is about, where it is about one");
  public static final Field EXCERPT =
      optional(
          "excerpt",
          StringType,
          "The beginning of a quarantined line, its letters as a and its digits as 9");
  public static final Field ROW_HASH =
      required("row_hash", LongType, "A hash of all other columns of the row");

  /** All of them, in order. */
  public static final List<Field> ALL =
      List.of(SOURCE_OFFSET, FATE, REASON, REASON_COLUMN, EXCERPT, ROW_HASH);

  private LineFields() {}
}
