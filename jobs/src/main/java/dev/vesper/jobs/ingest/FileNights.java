package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** How many events of the night each raw file brought, by the night the event happened. */
public final class FileNights {
  public static final Field FILE_NIGHT =
      Field.required("file_night", DataTypes.DateType, "The night the file belongs to");
  public static final Field ACCEPTED =
      Field.count("accepted", "Events of the night that count, read from the file");
  public static final Field DUPLICATE =
      Field.count("duplicate", "Copies of events of the night, read from the file and left out");

  public static final Table TABLE =
      Table.fact("file_nights")
          .rows("one raw file that brought events of the night")
          .key(EventFields.SOURCE_FILE)
          .columns(FILE_NIGHT, ACCEPTED, DUPLICATE)
          .slicedBy(FILE_NIGHT);

  private FileNights() {}
}
