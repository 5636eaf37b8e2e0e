package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** Whether expected purchases come: models of some weeks ago, and what was bought since. */
public final class ValueCalibration {
  public static final Field DECILE =
      required(
          "decile",
          DataTypes.IntegerType,
          "Tenth of the customers by expected purchases, 1 the lowest; equal histories stay"
              + " together, so that one may be absent");
  public static final Field MODEL_ID =
      required(
          "model_id",
          DataTypes.StringType,
          "The model, as value_models names it, fitted to what was known at the end of its night, the"
              + " cutoff; pooled-held-out where those data supported none");
  public static final Field CUTOFF_ON =
      required("cutoff_on", DataTypes.DateType, "The last day that the model knew");
  public static final Field JUDGED_ON =
      required("judged_on", DataTypes.DateType, "The last day that is compared");
  public static final Field WEEKS =
      required("weeks", DataTypes.IntegerType, "The weeks between these two").in("weeks");
  public static final Field CUSTOMERS =
      count("customers", "Customers known by the cutoff").in("customers");
  public static final Field EXPECTED_PURCHASES =
      required(
              "expected_purchases",
              DataTypes.DoubleType,
              "The days with a purchase that the model expected of them in these weeks")
          .in("days");
  public static final Field PURCHASES =
      count("purchases", "The days with a purchase that came").in("days");

  public static final Table TABLE =
      Table.record("value_calibration")
          .rows("one tenth of the customers")
          .key(DECILE)
          .columns(MODEL_ID, CUTOFF_ON, JUDGED_ON, WEEKS, CUSTOMERS, EXPECTED_PURCHASES, PURCHASES)
          .checks(Check.notNegative(EXPECTED_PURCHASES));

  private ValueCalibration() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int decile,
      String modelId,
      LocalDate cutoffOn,
      LocalDate judgedOn,
      int weeks,
      long customers,
      double expectedPurchases,
      long purchases) {

    /** The same judgement, used on another night. */
    RowOf on(LocalDate night) {
      return new RowOf(
          night,
          decile,
          modelId,
          cutoffOn,
          judgedOn,
          weeks,
          customers,
          expectedPurchases,
          purchases);
    }
  }
}
