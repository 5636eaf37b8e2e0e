package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.size;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** Everything a customer ever bought, by day, as of the end of the night. */
public final class PurchaseHistories {
  public static final Field USER_ID = PurchaseDays.USER_ID;
  public static final Field FIRST_PURCHASED_ON =
      required("first_purchased_on", DataTypes.DateType, "The day of the first purchase");
  public static final Field LAST_PURCHASED_ON =
      required("last_purchased_on", DataTypes.DateType, "The day of the newest purchase");
  public static final Field PURCHASE_DAYS =
      count("purchase_days", "Days with a purchase, ever").in("days");
  public static final Field ORDERS = PurchaseDays.ORDERS.meaning("Orders, ever, of any currency");
  public static final Field FOREIGN_ORDERS =
      PurchaseDays.FOREIGN_ORDERS.meaning("Those of them with an amount in another currency");
  public static final Field AMOUNT =
      PurchaseDays.AMOUNT.meaning(
          "Paid for purchases, ever, in the business currency, before refunds");
  public static final Field FIRST_AMOUNT =
      required("first_amount", EventFields.MONEY, "The part of amount paid on the first day")
          .in("business currency");
  public static final Field BOUGHT_ON =
      required(
          "bought_on",
          DataTypes.createArrayType(DataTypes.DateType),
          "The days with a purchase, the oldest first");
  public static final Field DAY_AMOUNTS =
      required(
              "day_amounts",
              DataTypes.createArrayType(EventFields.MONEY),
              "What was paid on each of them, in the same order")
          .in("business currency");

  public static final Table TABLE =
      Table.state("purchase_histories")
          .rows("one user who ever bought something")
          .key(USER_ID)
          .columns(FIRST_PURCHASED_ON, LAST_PURCHASED_ON, PURCHASE_DAYS, ORDERS, FOREIGN_ORDERS)
          .columns(AMOUNT, FIRST_AMOUNT, BOUGHT_ON, DAY_AMOUNTS)
          .checks(
              Check.notNegative(AMOUNT),
              Check.rows(
                  "as_many_days_as_listed",
                  "each day with a purchase is listed, with its amount",
                  () ->
                      PURCHASE_DAYS
                          .col()
                          .equalTo(size(BOUGHT_ON.col()))
                          .and(PURCHASE_DAYS.col().equalTo(size(DAY_AMOUNTS.col())))),
              Check.rows(
                  "first_before_last",
                  "nobody bought last before buying first, or after the night",
                  () ->
                      FIRST_PURCHASED_ON
                          .col()
                          .leq(LAST_PURCHASED_ON.col())
                          .and(LAST_PURCHASED_ON.col().leq(Table.DT.col()))));

  private PurchaseHistories() {}
}
