package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.ArrivalFields;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/** One row per event of the night, each event once. */
public final class Events {
  public static final Table TABLE =
      Table.fact("events")
          .rows("one event that happened on the night, its copies left out")
          .key(EventFields.EVENT_ID)
          .columns(EventFields.ALL.toArray(Field[]::new))
          .columns(ArrivalFields.ARRIVAL_NIGHT, LineFields.ROW_HASH)
          .checks(
              Check.rows(
                  "somebody_did_it",
                  "an event has a user or an anonymous id",
                  () ->
                      EventFields.USER_ID
                          .col()
                          .isNotNull()
                          .or(EventFields.ANONYMOUS_ID.col().isNotNull())))
          .digestedBy(LineFields.ROW_HASH)
          .mandatory();

  private Events() {}
}
