package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** What was bought once and for all, by user and day: no memberships, which are paid anew. */
public final class PurchaseDays {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The customer's pseudonym");
  public static final Field ORDERS =
      count(
              "orders",
              "Orders with a purchase on the day, of any currency; a purchase that names none is one"
                  + " by itself")
          .in("orders");
  public static final Field FOREIGN_ORDERS =
      count("foreign_orders", "Those of them with an amount in another currency").in("orders");
  public static final Field AMOUNT =
      required(
              "amount",
              EventFields.MONEY,
              "Paid for purchases on the day, in the business currency, before refunds")
          .in("business currency");

  public static final Table TABLE =
      Table.fact("purchase_days")
          .rows("one user who signed in and bought something on the day")
          .key(USER_ID)
          .columns(ORDERS, FOREIGN_ORDERS, AMOUNT)
          .checks(
              Check.notNegative(AMOUNT),
              Check.rows(
                  "foreign_are_part",
                  "a day has an order, and no more of another currency than all",
                  () -> ORDERS.col().gt(0).and(FOREIGN_ORDERS.col().leq(ORDERS.col()))));

  private PurchaseDays() {}
}
