package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Gathered;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up each user's day from its events. */
public final class BuildUserDays implements Job {
  /** More pieces than tasks, so that these are alike; tasks with little to do are joined. */
  private static final int PIECES = 1000;

  private final ActivityParams params;

  public BuildUserDays(ActivityParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE), Read.trailing(Events.TABLE, 1));
  }

  @Override
  public List<Table> writes() {
    return List.of(UserDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    int pieces = nights.count() >= in.tasks() ? 1 : PIECES;
    // the same bound as that of every evening, in a form that Parquet readers skip pages by
    Instant evening = nights.first().startsAt(params.zone()).minus(params.sessionGap());
    Dataset<Row> events = in.tonight(Events.TABLE);
    Dataset<Row> evenings =
        in.trailing(Events.TABLE)
            .where(EventFields.EVENT_TIME.col().geq(lit(evening)))
            .unionByName(before(events, nights.last()));
    return Outputs.none().andSorted(UserDays.TABLE, userDays(events, evenings, params, pieces));
  }

  private static Dataset<Row> before(Dataset<Row> events, Night night) {
    return events.where(Table.DT.col().lt(night.date()));
  }

  /**
   * The days of users, in the order of day and user.
   *
   * @param events the events of the days
   * @param evenings the events of the days before each of them
   * @param pieces in how many pieces by user a day is parted at most
   */
  static Dataset<Row> userDays(
      Dataset<Row> events, Dataset<Row> evenings, ActivityParams params, int pieces) {
    long gap = params.gapMicros();
    MapPartitionsFunction<Row, Row> summing =
        rows -> new Gathered<>(rows, first -> new DayOfUser(first, gap));
    Dataset<Row> narrow =
        NarrowEvents.ofDays(events, params).unionByName(NarrowEvents.ofEvenings(evenings, params));
    return PlainRows.typed(
        UserDays.TABLE,
        NarrowEvents.inOrder(narrow, pieces)
            .mapPartitions(summing, PlainRows.encoder(UserDays.TABLE)));
  }
}
