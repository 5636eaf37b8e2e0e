package dev.vesper.jobs.value;

import static dev.vesper.pipeline.source.EventFields.AMOUNT;
import static dev.vesper.pipeline.source.EventFields.CURRENCY;
import static dev.vesper.pipeline.source.EventFields.EVENT_ID;
import static dev.vesper.pipeline.source.EventFields.EVENT_TYPE;
import static dev.vesper.pipeline.source.EventFields.ORDER_ID;
import static dev.vesper.pipeline.source.EventFields.USER_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up what each customer bought on each day. */
public final class BuildPurchaseDays implements Job {
  private static final String PURCHASE = "purchase";

  private final Params params;

  /**
   * What decides the rows.
   *
   * @param currency the business currency
   */
  record Params(String currency) {}

  public BuildPurchaseDays(String currency) {
    this.params = new Params(currency);
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(PurchaseDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(PurchaseDays.TABLE, days(in.tonight(Events.TABLE), params));
  }

  static Dataset<Row> days(Dataset<Row> events, Params params) {
    Column order = coalesce(ORDER_ID.col(), EVENT_ID.col());
    Column ours = CURRENCY.col().eqNullSafe(params.currency());
    Column foreign = AMOUNT.col().isNotNull().and(not(ours));
    return events
        .where(EVENT_TYPE.col().equalTo(PURCHASE).and(USER_ID.col().isNotNull()))
        .groupBy(Table.DT.col(), PurchaseDays.USER_ID.col())
        .agg(
            PurchaseDays.ORDERS.is(size(collect_set(order))),
            PurchaseDays.FOREIGN_ORDERS.is(size(collect_set(when(foreign, order)))),
            PurchaseDays.AMOUNT.is(coalesce(sum(when(ours, AMOUNT.col())), lit(0))));
  }
}
