package dev.vesper.jobs.value;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/** Customers of a small shop, and what {@link EstimateValue} says of them. */
final class SomeCustomers {
  static final Night NIGHT = Night.of("2026-11-19");
  static final ValueParams PARAMS = new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "CNY");

  private SomeCustomers() {}

  /** A customer with purchases so many days before the night. */
  static List<Row> customer(String user, int amount, int... daysAgo) {
    return Arrays.stream(daysAgo)
        .mapToObj(
            ago ->
                RowFactory.create(
                    NIGHT.plus(-ago).date(), user, 1L, 0L, BigDecimal.valueOf(amount).setScale(4)))
        .toList();
  }

  /** What these have bought by a night. */
  static Dataset<Row> histories(List<Row> days, Night night) {
    Dataset<Row> bought =
        SparkForTests.session()
            .createDataFrame(days, PurchaseDays.TABLE.schema())
            .where(Table.DT.col().leq(night.date()));
    Dataset<Row> nobody =
        SparkForTests.session().createDataFrame(List.<Row>of(), PurchaseHistories.TABLE.schema());
    return AdvancePurchaseHistories.histories(nobody, bought, Nights.only(night))
        .select(
            Stream.of(PurchaseHistories.TABLE.schema().fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new))
        .localCheckpoint();
  }

  /** What the job reads of these. */
  static SomeInputs inputs(List<Row> days, Night night) {
    return new SomeInputs().tonight(PurchaseHistories.TABLE, histories(days, night));
  }

  /** A night without an earlier one. */
  static Outputs run(List<Row> days, Night night) {
    return new EstimateValue(PARAMS).run(inputs(days, night), Nights.only(night));
  }

  /** What customers are worth. */
  static Dataset<Row> values(Outputs outputs) {
    return ((Outputs.Rows.Data) outputs.rows().get(CustomerValue.TABLE)).dataset();
  }

  /** The models by name, and whether the data support them. */
  static String models(Outputs outputs) {
    return rows(outputs).stream()
        .map(row -> row.modelId() + " " + row.verdict())
        .toList()
        .toString();
  }

  /** The models. */
  static List<ValueModels.RowOf> rows(Outputs outputs) {
    return ((Outputs.Rows.Records) outputs.rows().get(ValueModels.TABLE))
        .records().stream().map(ValueModels.RowOf.class::cast).toList();
  }

  /** What models were judged by. */
  static List<ValueCalibration.RowOf> calibration(Outputs outputs) {
    return ((Outputs.Rows.Records) outputs.rows().get(ValueCalibration.TABLE))
        .records().stream().map(ValueCalibration.RowOf.class::cast).toList();
  }

  /** So many customers of a made-up shop that all models can be fitted. */
  static List<Row> shop(int customers) {
    SimulatedCustomers simulated =
        new SimulatedCustomers(PurchaseFamily.MBG_NBD, 20_261_121, 0.8, 40, 0.9, 2.5);
    List<Row> days = new ArrayList<>();
    for (int each = 0; each < customers; each++) {
      int age = 60 + simulated.random().nextInt(300);
      SimulatedCustomers.Customer one = simulated.of(0, age);
      int amount = 5 + simulated.random().nextInt(60);
      int[] ago =
          Stream.concat(Stream.of(0.0), one.later().stream())
              .mapToInt(time -> age - (int) Math.ceil(time))
              .filter(day -> day >= 0)
              .distinct()
              .toArray();
      for (int day : ago) {
        days.addAll(customer("user" + each, amount + day % 7, day));
      }
    }
    return days;
  }
}
