package dev.vesper.pipeline.source;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * The columns of a line that was read from an event file: the event, absent where the line is
 * quarantined, and what became of the line.
 */
public final class ArrivalFields {
  public static final Field ARRIVAL_NIGHT =
      required(
          "arrival_night",
          DataTypes.DateType,
          "The night the event arrived: of its directory, else received, else first seen");
  public static final Field EVENT_NIGHT =
      optional(
          "event_night",
          DataTypes.DateType,
          "The night the event happened, in the business zone; absent where it is quarantined");

  public static final Field SOURCE_OFFSET = LineFields.SOURCE_OFFSET;
  public static final Field FATE = LineFields.FATE;
  public static final Field REASON = LineFields.REASON;
  public static final Field REASON_COLUMN = LineFields.REASON_COLUMN;
  public static final Field EXCERPT = LineFields.EXCERPT;
  public static final Field ROW_HASH = LineFields.ROW_HASH;

  /** All of them, in order: the event, then its nights, then its line. */
  public static final List<Field> ALL =
      Stream.of(
              EventFields.ALL.stream().map(ArrivalFields::absentWhenQuarantined),
              Stream.of(ARRIVAL_NIGHT, EVENT_NIGHT),
              LineFields.ALL.stream())
          .flatMap(fields -> fields)
          .toList();

  /** What the reader hands over: the night of the file in {@code dt}, then all of them. */
  static final List<Field> READ = Stream.concat(Stream.of(Table.DT), ALL.stream()).toList();

  private static Field absentWhenQuarantined(Field field) {
    boolean always =
        field.equals(EventFields.DIALECT)
            || field.equals(EventFields.SOURCE_FILE)
            || field.equals(EventFields.SOURCE_LINE);
    return always
        ? field
        : Field.optional(field.name(), field.type(), field.meaning()).in(field.unit());
  }

  private ArrivalFields() {}
}
