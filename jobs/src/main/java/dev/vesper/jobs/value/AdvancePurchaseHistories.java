package dev.vesper.jobs.value;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Advances what every customer bought by the days of the run. As with {@code user_states}, a
 * history is a sum over days: what came before the first published night, then a night at a time.
 */
public final class AdvancePurchaseHistories implements Job {
  private static final String SINCE = "since";
  private static final String LISTED = "listed";

  @Override
  public List<Read> reads() {
    return List.of(Read.before(PurchaseHistories.TABLE), Read.tonight(PurchaseDays.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(PurchaseHistories.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        PurchaseHistories.TABLE,
        histories(
            in.before(PurchaseHistories.TABLE),
            in.tonight(PurchaseDays.TABLE),
            in.wanted(PurchaseHistories.TABLE)));
  }

  /** Each part of a history counts on its own night and on all later ones. */
  static Dataset<Row> histories(Dataset<Row> before, Dataset<Row> days, Nights wanted) {
    Column first = lit(wanted.first().date());
    Dataset<Row> carried = before.drop(Table.DT.col()).withColumn(SINCE, first);
    Dataset<Row> parts =
        added(each(days, first).unionByName(carried), col(SINCE), PurchaseHistories.USER_ID.col());
    if (wanted.count() == 1) {
      return parts.withColumnRenamed(SINCE, Table.DT.name());
    }
    Column nights = explode(sequence(col(SINCE), lit(wanted.last().date())));
    return added(
        parts.withColumn(Table.DT.name(), nights), Table.DT.col(), PurchaseHistories.USER_ID.col());
  }

  /** A day as a history of its own. */
  private static Dataset<Row> each(Dataset<Row> days, Column first) {
    return days.select(
        greatest(Table.DT.col(), first).as(SINCE),
        PurchaseHistories.USER_ID.col(),
        PurchaseHistories.FIRST_PURCHASED_ON.is(Table.DT.col()),
        PurchaseHistories.LAST_PURCHASED_ON.is(Table.DT.col()),
        PurchaseHistories.PURCHASE_DAYS.is(lit(1)),
        PurchaseHistories.ORDERS.col(),
        PurchaseHistories.FOREIGN_ORDERS.col(),
        PurchaseHistories.AMOUNT.col(),
        PurchaseHistories.FIRST_AMOUNT.is(PurchaseDays.AMOUNT.col()),
        PurchaseHistories.BOUGHT_ON.is(array(Table.DT.col())),
        PurchaseHistories.DAY_AMOUNTS.is(array(PurchaseDays.AMOUNT.col())));
  }

  private static Dataset<Row> added(Dataset<Row> parts, Column since, Column user) {
    Column first = PurchaseHistories.FIRST_PURCHASED_ON.col();
    Column zipped =
        arrays_zip(PurchaseHistories.BOUGHT_ON.col(), PurchaseHistories.DAY_AMOUNTS.col());
    return parts
        .groupBy(since, user)
        .agg(
            PurchaseHistories.FIRST_PURCHASED_ON.is(min(first)),
            PurchaseHistories.LAST_PURCHASED_ON.is(max(PurchaseHistories.LAST_PURCHASED_ON.col())),
            total(PurchaseHistories.PURCHASE_DAYS),
            total(PurchaseHistories.ORDERS),
            total(PurchaseHistories.FOREIGN_ORDERS),
            total(PurchaseHistories.AMOUNT),
            PurchaseHistories.FIRST_AMOUNT.is(min_by(PurchaseHistories.FIRST_AMOUNT.col(), first)),
            sort_array(flatten(collect_list(zipped))).as(LISTED))
        .withColumn(PurchaseHistories.BOUGHT_ON.name(), listed(PurchaseHistories.BOUGHT_ON))
        .withColumn(PurchaseHistories.DAY_AMOUNTS.name(), listed(PurchaseHistories.DAY_AMOUNTS))
        .drop(col(LISTED));
  }

  private static Column listed(Field field) {
    return col(LISTED).getField(field.name());
  }

  private static Column total(Field field) {
    return field.is(sum(field.col()));
  }
}
