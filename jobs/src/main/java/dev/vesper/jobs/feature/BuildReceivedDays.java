package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what users got from others on each day. */
public final class BuildReceivedDays implements Job {
  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(ReceivedDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(ReceivedDays.TABLE, received(in.tonight(Events.TABLE)));
  }

  static Dataset<Row> received(Dataset<Row> events) {
    Column giver = EventFields.USER_ID.col();
    Column target = EventFields.TARGET_USER_ID.col();
    return events
        .where(EventFields.EVENT_TYPE.col().isin(Interactions.TYPES.toArray()))
        .where(giver.notEqual(target)) // which is not true where either is absent
        .groupBy(Table.DT.col(), target)
        .agg(ReceivedDays.RECEIVED.is(count(lit(1))), ReceivedDays.GIVERS.is(count_distinct(giver)))
        .withColumnRenamed(EventFields.TARGET_USER_ID.name(), ReceivedDays.USER_ID.name());
  }
}
