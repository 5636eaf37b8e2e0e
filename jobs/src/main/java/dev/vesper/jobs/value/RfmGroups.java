package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** The rule of each named group of customers, and who is in it. */
public final class RfmGroups {
  public static final Field RFM_GROUP =
      required("rfm_group", DataTypes.StringType, "The name of the group");
  public static final Field PLACE =
      required(
          "place",
          DataTypes.IntegerType,
          "The order of the groups: a customer is of the first whose rule holds");
  public static final Field MEANING =
      required("meaning", DataTypes.StringType, "What these customers have in common");
  public static final Field RECENCY_LEAST = bound("recency_least", "least score of recency");
  public static final Field RECENCY_MOST = bound("recency_most", "greatest score of recency");
  public static final Field FREQUENCY_LEAST = bound("frequency_least", "least score of frequency");
  public static final Field FREQUENCY_MOST = bound("frequency_most", "greatest score of frequency");
  public static final Field MONETARY_LEAST = bound("monetary_least", "least score of money");
  public static final Field MONETARY_MOST = bound("monetary_most", "greatest score of money");
  public static final Field CUSTOMERS = count("customers", "Customers in it").in("customers");
  public static final Field ALL_CUSTOMERS =
      count("all_customers", "Customers in all groups").in("customers");
  public static final Field SHARE =
      required(
          "share",
          DataTypes.DoubleType,
          "customers / all_customers; 0 where there are no customers");
  public static final Field AMOUNT =
      optional(
              "amount",
              EventFields.MONEY,
              "What they ever paid for purchases; absent of fewer than 10 customers")
          .in("business currency");

  public static final Table TABLE =
      Table.record("rfm_groups")
          .rows("one named group of customers")
          .key(RFM_GROUP)
          .columns(PLACE, MEANING, RECENCY_LEAST, RECENCY_MOST, FREQUENCY_LEAST, FREQUENCY_MOST)
          .columns(MONETARY_LEAST, MONETARY_MOST, CUSTOMERS, ALL_CUSTOMERS, SHARE, AMOUNT)
          .checks(Check.share(SHARE), Discretion.nothingOfFew(AMOUNT, "money", CUSTOMERS));

  private RfmGroups() {}

  private static Field bound(String name, String what) {
    return required(name, DataTypes.IntegerType, "The " + what + " that its rule takes");
  }

  /** A row. */
  record RowOf(
      LocalDate dt,
      RfmGroup rfmGroup,
      int place,
      String meaning,
      int recencyLeast,
      int recencyMost,
      int frequencyLeast,
      int frequencyMost,
      int monetaryLeast,
      int monetaryMost,
      long customers,
      long allCustomers,
      double share,
      Optional<BigDecimal> amount) {}
}
