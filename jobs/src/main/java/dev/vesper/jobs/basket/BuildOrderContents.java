package dev.vesper.jobs.basket;

import static dev.vesper.pipeline.source.EventFields.CONTENT_ID;
import static dev.vesper.pipeline.source.EventFields.EVENT_ID;
import static dev.vesper.pipeline.source.EventFields.EVENT_TYPE;
import static dev.vesper.pipeline.source.EventFields.ORDER_ID;
import static dev.vesper.pipeline.source.EventFields.USER_ID;
import static org.apache.spark.sql.functions.coalesce;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps which contents were bought with which order. */
public final class BuildOrderContents implements Job {
  private static final String PURCHASE = "purchase";

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(OrderContents.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(OrderContents.TABLE, contents(in.tonight(Events.TABLE)));
  }

  static Dataset<Row> contents(Dataset<Row> events) {
    return events
        .where(EVENT_TYPE.col().equalTo(PURCHASE))
        .where(USER_ID.col().isNotNull().and(CONTENT_ID.col().isNotNull()))
        .select(
            Table.DT.col(),
            OrderContents.USER_ID.is(USER_ID.col()),
            OrderContents.ORDER_ID.is(coalesce(ORDER_ID.col(), EVENT_ID.col())),
            OrderContents.CONTENT_ID.is(CONTENT_ID.col()))
        .distinct();
  }
}
