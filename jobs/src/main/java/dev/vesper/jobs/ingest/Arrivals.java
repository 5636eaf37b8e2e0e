package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.ArrivalFields;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per line of a raw file, good or bad, on the night its file belongs to. */
public final class Arrivals {
  public static final Field ACCEPTED_NIGHT =
      Field.optional(
          "accepted_night",
          DataTypes.DateType,
          "The night whose events the line joins; absent unless it is accepted");

  public static final Table TABLE =
      Table.fact("arrivals")
          .rows("one line of a raw file, good or bad")
          .key(EventFields.SOURCE_FILE, EventFields.SOURCE_LINE)
          .columns(ArrivalFields.ALL.toArray(Field[]::new))
          .columns(ACCEPTED_NIGHT)
          .slicedBy(ACCEPTED_NIGHT)
          .digestedBy(LineFields.ROW_HASH)
          .mandatory();

  private Arrivals() {}
}
