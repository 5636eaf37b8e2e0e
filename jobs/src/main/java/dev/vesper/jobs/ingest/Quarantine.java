package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per raw line that is no event: where it is, why, and how it looks, masked. */
public final class Quarantine {
  public static final Field REASON =
      Field.required("reason", DataTypes.StringType, "Why the line was quarantined, as a code");

  public static final Table TABLE =
      Table.fact("quarantine")
          .rows("one raw line that is no event")
          .key(EventFields.SOURCE_FILE, EventFields.SOURCE_LINE)
          .columns(LineFields.SOURCE_OFFSET, REASON, LineFields.REASON_COLUMN, LineFields.EXCERPT);

  private Quarantine() {}
}
