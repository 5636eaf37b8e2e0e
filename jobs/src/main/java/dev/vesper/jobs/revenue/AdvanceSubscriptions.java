package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Advances every subscription by the days of the run: payments, cancelling, the end of periods. */
public final class AdvanceSubscriptions implements Job {
  private static final Encoder<Row> ENCODER = PlainRows.encoder(Subscriptions.TABLE);

  private final RevenueParams params;

  public AdvanceSubscriptions(RevenueParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.before(Subscriptions.TABLE), Read.tonight(SubscriptionEvents.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Subscriptions.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> users =
        Subscribers.of(in.before(Subscriptions.TABLE), in.tonight(SubscriptionEvents.TABLE));
    return Outputs.of(
        Subscriptions.TABLE, states(users, nights, in.wanted(Subscriptions.TABLE), params));
  }

  static Dataset<Row> states(
      Dataset<Row> users, Nights nights, Nights wanted, RevenueParams params) {
    FlatMapFunction<Row, Row> advancing = user -> rows(user, nights, wanted, params).iterator();
    return PlainRows.typed(Subscriptions.TABLE, users.flatMap(advancing, ENCODER));
  }

  private static List<Row> rows(Row user, Nights nights, Nights wanted, RevenueParams params) {
    List<Row> rows = new ArrayList<>();
    Subscribers.through(
        user,
        nights,
        params,
        (night, held) -> {
          if (wanted.contains(new Night(night))) {
            held.forEach(
                (key, subscription) ->
                    rows.add(row(night, Subscribers.user(user), key, subscription, params)));
          }
        });
    return rows;
  }

  private static Row row(
      LocalDate night, String user, SubscriptionKey key, Subscription now, RevenueParams params) {
    return RowFactory.create(
        PlainRows.day(night),
        user,
        key.plan(),
        key.community().isEmpty() ? null : key.community(),
        now.status(night).word(),
        now.inForce(),
        PlainRows.day(now.startedOn()),
        PlainRows.day(now.term().anchor()),
        now.term().periods(),
        now.term().months(),
        now.term().known(),
        PlainRows.day(now.term().until()),
        now.price().amount().orElse(null),
        now.price().currency().orElse(null),
        Price.money(now.revenue(params)),
        PlainRows.day(now.trouble().cancelledOn()),
        PlainRows.day(now.trouble().failedOn()),
        PlainRows.day(now.end().map(Subscription.End::on)),
        now.end().map(end -> end.by().word()).orElse(null),
        now.history().renewals(),
        now.history().refunds(),
        now.history().lastPaidAt(),
        PlainRows.day(now.history().countedSince()));
  }
}
