package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

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

/** Finds what the events of a day say of where their users come from. */
public final class FindOrigins implements Job {
  private static final String FIRST = "first";

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Origins.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(Origins.TABLE, origins(in.tonight(Events.TABLE)));
  }

  /** Of several of one kind the earliest; at one instant, the least in alphabetical order. */
  static Dataset<Row> origins(Dataset<Row> events) {
    Column[] told = Origin.ofEvents().stream().map(FindOrigins::told).toArray(Column[]::new);
    Column something =
        Origin.ofEvents().stream()
            .map(FindOrigins::tells)
            .reduce((one, other) -> one.or(other))
            .orElseThrow();
    Column user = coalesce(EventFields.USER_ID.col(), EventFields.ANONYMOUS_ID.col());
    return events
        .where(something)
        .select(
            Table.DT.col(),
            Origins.USER_ID.is(user),
            EventFields.EVENT_TIME.col(),
            inline(array(told)))
        .where(Origins.VALUE.col().isNotNull())
        .groupBy(Table.DT.col(), Origins.USER_ID.col(), Origins.ORIGIN.col())
        .agg(min(struct(EventFields.EVENT_TIME.col(), Origins.VALUE.col())).as(FIRST))
        .select(
            Table.DT.col(),
            Origins.USER_ID.col(),
            Origins.ORIGIN.col(),
            Origins.VALUE.is(col(FIRST).getField(Origins.VALUE.name())));
  }

  private static Column tells(Origin origin) {
    Column said = value(origin).isNotNull();
    return origin
        .type()
        .map(type -> said.and(EventFields.EVENT_TYPE.col().equalTo(type)))
        .orElse(said);
  }

  private static Column value(Origin origin) {
    return origin.said().orElseThrow().col();
  }

  private static Column told(Origin origin) {
    return struct(
        Origins.ORIGIN.is(lit(origin.word())),
        Origins.VALUE.is(when(tells(origin), value(origin))));
  }
}
