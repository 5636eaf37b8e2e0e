package dev.vesper.jobs.activity;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up each user's day from its events. */
public final class BuildUserDays implements Job {
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
    int tasks = (in.tasks() + nights.count() - 1) / nights.count();
    Dataset<Row> events = in.tonight(Events.TABLE);
    Dataset<Row> evenings = in.trailing(Events.TABLE).unionByName(before(events, nights.last()));
    return Outputs.none().andSorted(UserDays.TABLE, userDays(events, evenings, params, tasks));
  }

  private static Dataset<Row> before(Dataset<Row> events, Night night) {
    return events.where(Table.DT.col().lt(night.date()));
  }

  /**
   * The days of users, in the order of day and user.
   *
   * @param events the events of the days
   * @param evenings the events of the days before each of them
   * @param tasks how many tasks share a day
   */
  static Dataset<Row> userDays(
      Dataset<Row> events, Dataset<Row> evenings, ActivityParams params, int tasks) {
    long gap = TimeUnit.SECONDS.toMicros(params.sessionGap().toSeconds());
    MapPartitionsFunction<Row, Row> summing = rows -> new DaysOfUsers(rows, gap);
    Dataset<Row> narrow =
        NarrowEvents.ofDays(events, params).unionByName(NarrowEvents.ofEvenings(evenings, params));
    return PlainRows.typed(
        UserDays.TABLE,
        NarrowEvents.inOrder(narrow, tasks)
            .mapPartitions(summing, PlainRows.encoder(UserDays.TABLE)));
  }
}
