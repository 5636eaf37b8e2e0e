package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What models and scores know of each customer, in days; no table, but what tables are made of. */
final class Customers {
  static final Field USER_ID = PurchaseHistories.USER_ID;
  static final Field PURCHASE_DAYS = PurchaseHistories.PURCHASE_DAYS;
  static final Field REPEATS =
      required("repeats", DataTypes.IntegerType, "Days with a purchase but the first, x");
  static final Field LAST_DAYS =
      required("last_days", DataTypes.IntegerType, "From the first purchase to the last, t_x");
  static final Field AGE_DAYS =
      required("age_days", DataTypes.IntegerType, "From the first purchase to the night, T");
  static final Field LATER = count("later", "Days with a purchase after the night");
  static final Field AMOUNT = PurchaseHistories.AMOUNT;
  static final Field MONETARY =
      required("monetary", EventFields.MONEY, "The mean of all days with a purchase");
  static final Field REPEAT_AMOUNT =
      required("repeat_amount", EventFields.MONEY, "Paid on all days but the first");
  static final Field SPEND_CLASS =
      required(
          "spend_class", DataTypes.IntegerType, "Classes of mean spends on all days but the first");

  /** Mean spends that differ by less than this share may be of one class. */
  private static final double SHARE = 0.005;

  /** The class of those who spent nothing. */
  static final int FREE = Integer.MIN_VALUE;

  private Customers() {}

  /** All customers, as they stand on the night. */
  static Dataset<Row> tonight(Dataset<Row> histories) {
    Column repeats = PurchaseHistories.PURCHASE_DAYS.col().minus(1);
    Column first = PurchaseHistories.FIRST_PURCHASED_ON.col();
    Column repeated = AMOUNT.col().minus(PurchaseHistories.FIRST_AMOUNT.col());
    return histories.select(
        USER_ID.col(),
        PURCHASE_DAYS.col(),
        REPEATS.is(repeats),
        LAST_DAYS.is(datediff(PurchaseHistories.LAST_PURCHASED_ON.col(), first)),
        AGE_DAYS.is(datediff(Table.DT.col(), first)),
        LATER.is(lit(0)),
        AMOUNT.col(),
        MONETARY.is(Forecasts.mean(AMOUNT.col(), PurchaseHistories.PURCHASE_DAYS.col())),
        REPEAT_AMOUNT.is(repeated),
        SPEND_CLASS.is(spendClass(mean(repeated, repeats))));
  }

  /** Those who had bought by a cutoff, as they stood then, and how often they bought since. */
  static Dataset<Row> at(Dataset<Row> histories, Night cutoff) {
    String known =
        "filter(%s, day -> day <= DATE'%s')"
            .formatted(PurchaseHistories.BOUGHT_ON.name(), cutoff.date());
    Column first = PurchaseHistories.FIRST_PURCHASED_ON.col();
    return histories
        .where(first.leq(lit(cutoff.date())))
        .withColumn(PurchaseHistories.BOUGHT_ON.name(), expr(known))
        .select(
            REPEATS.is(size(PurchaseHistories.BOUGHT_ON.col()).minus(1)),
            LAST_DAYS.is(datediff(element_at(PurchaseHistories.BOUGHT_ON.col(), -1), first)),
            AGE_DAYS.is(datediff(lit(cutoff.date()), first)),
            LATER.is(
                PurchaseHistories.PURCHASE_DAYS
                    .col()
                    .minus(size(PurchaseHistories.BOUGHT_ON.col()))));
  }

  /** The mean over a number of days; 0 of none. */
  static Column mean(Column amount, Column days) {
    return coalesce(when(days.gt(0), amount.cast(DataTypes.DoubleType).divide(days)), lit(0.0));
  }

  /** The class of a mean spend: steps of half a percent, as Spark computes logarithms the same. */
  static Column spendClass(Column mean) {
    return when(mean.gt(0), floor(log(mean).divide(Math.log1p(SHARE)))).otherwise(FREE);
  }
}
