package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts how revenue from subscriptions moves and what becomes of paid periods, in one pass. */
public final class MeasureRevenue implements Job {
  private static final String NIGHT = "night";
  private static final String PLAN = "plan";
  private static final String FIGURE = "figure";
  private static final String DETAIL = "detail";
  private static final String COUNT = "count";
  private static final String AMOUNT = "amount";

  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(NIGHT, DataTypes.IntegerType)
              .add(PLAN, DataTypes.StringType)
              .add(FIGURE, DataTypes.StringType)
              .add(DETAIL, DataTypes.IntegerType)
              .add(COUNT, DataTypes.LongType)
              .add(AMOUNT, DataTypes.LongType));

  private final RevenueParams params;

  public MeasureRevenue(RevenueParams params) {
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
    return List.of(MrrMovements.TABLE, RenewalOutcomes.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> users =
        Subscribers.of(in.before(Subscriptions.TABLE), in.tonight(SubscriptionEvents.TABLE));
    RevenueRows rows = new RevenueRows(counts(users, nights, params), nights);
    return Outputs.none()
        .and(MrrMovements.TABLE, rows.movements())
        .and(RenewalOutcomes.TABLE, rows.outcomes());
  }

  static RevenueCounts counts(Dataset<Row> users, Nights nights, RevenueParams params) {
    MapPartitionsFunction<Row, Row> counting = some -> counted(some, nights, params);
    RevenueCounts all = new RevenueCounts(params);
    users
        .mapPartitions(counting, ENCODER)
        .groupBy(col(NIGHT), col(PLAN), col(FIGURE), col(DETAIL))
        .agg(sum(col(COUNT)), sum(col(AMOUNT)))
        .collectAsList()
        .forEach(row -> all.add(cell(row), new RevenueCounts.Sum(row.getLong(4), row.getLong(5))));
    return all;
  }

  private static RevenueCell cell(Row row) {
    return new RevenueCell(
        LocalDate.ofEpochDay(row.getInt(0)), row.getString(1), row.getString(2), row.getInt(3));
  }

  private static Iterator<Row> counted(Iterator<Row> users, Nights nights, RevenueParams params) {
    RevenueCounts counts = new RevenueCounts(params);
    while (users.hasNext()) {
      Row user = users.next();
      Map<SubscriptionKey, Subscription> standing = Subscribers.standing(user);
      counts.add(Subscribers.subscriber(user, standing, params), standing, nights);
    }
    return counts.cells().entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue()))
        .iterator();
  }

  private static Row row(RevenueCell cell, RevenueCounts.Sum sum) {
    return RowFactory.create(
        Math.toIntExact(cell.night().toEpochDay()),
        cell.plan(),
        cell.figure(),
        cell.detail(),
        sum.count(),
        sum.amount());
  }
}
