package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.timestamp_micros;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** Advances every subscription by the days of the run: payments, cancelling, the end of periods. */
public final class AdvanceSubscriptions implements Job {
  private static final StructType MADE = plain(Subscriptions.TABLE.schema());
  private static final Encoder<Row> ENCODER = Encoders.row(MADE);

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
    Column[] columns =
        Arrays.stream(Subscriptions.TABLE.schema().fields())
            .map(AdvanceSubscriptions::column)
            .toArray(Column[]::new);
    return users.flatMap(advancing, ENCODER).select(columns);
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
        day(Optional.of(night)),
        user,
        key.plan(),
        key.community().isEmpty() ? null : key.community(),
        now.status(night).word(),
        now.inForce(),
        day(Optional.of(now.startedOn())),
        day(Optional.of(now.term().anchor())),
        now.term().periods(),
        now.term().months(),
        now.term().known(),
        day(Optional.of(now.term().until())),
        now.price().amount().orElse(null),
        now.price().currency().orElse(null),
        Price.money(now.revenue(params)),
        day(now.trouble().cancelledOn()),
        day(now.trouble().failedOn()),
        day(now.end().map(Subscription.End::on)),
        now.end().map(end -> end.by().word()).orElse(null),
        now.history().renewals(),
        now.history().refunds(),
        now.history().lastPaidAt(),
        day(now.history().countedSince()));
  }

  private static Integer day(Optional<LocalDate> date) {
    return date.map(on -> Math.toIntExact(on.toEpochDay())).orElse(null);
  }

  /** The schema with dates as days and times as microseconds, which need no session's ways. */
  private static StructType plain(StructType schema) {
    StructType plain = new StructType();
    for (StructField field : schema.fields()) {
      plain = plain.add(field.name(), plain(field.dataType()), true);
    }
    return plain;
  }

  private static DataType plain(DataType type) {
    if (type instanceof DateType) {
      return DataTypes.IntegerType;
    }
    return type instanceof TimestampType ? DataTypes.LongType : type;
  }

  private static Column column(StructField field) {
    Column made = col(field.name());
    if (field.dataType() instanceof DateType) {
      return date_from_unix_date(made).as(field.name());
    }
    return field.dataType() instanceof TimestampType
        ? timestamp_micros(made).as(field.name())
        : made;
  }
}
