package dev.vesper.jobs.basket;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** What each order of the day was about. */
public final class OrderContents {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The customer's pseudonym; only who signed in");
  public static final Field ORDER_ID =
      required(
          "order_id",
          DataTypes.StringType,
          "The order; a purchase that names none is one by itself, named by its event");
  public static final Field CONTENT_ID =
      required("content_id", DataTypes.StringType, "A content that was bought with it");

  public static final Table TABLE =
      Table.fact("order_contents")
          .rows("one content that a user bought with an order on the day, refunded later or not")
          .key(USER_ID, ORDER_ID, CONTENT_ID);

  private OrderContents() {}
}
