package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.value.CountedCustomers.Group;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Nights with nobody, one customer, many alike and many who differ. */
final class EstimateValueTest {
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final ValueParams PARAMS =
      new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "CNY");

  /** A customer with purchases so many days before the night. */
  private static List<Row> customer(String user, int amount, int... daysAgo) {
    return java.util.Arrays.stream(daysAgo)
        .mapToObj(
            ago ->
                RowFactory.create(
                    NIGHT.plus(-ago).date(), user, 1L, 0L, BigDecimal.valueOf(amount).setScale(4)))
        .toList();
  }

  private static Dataset<Row> histories(List<Row> days, Night night) {
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

  private static SomeInputs inputs(List<Row> days, Night night) {
    return new SomeInputs().tonight(PurchaseHistories.TABLE, histories(days, night));
  }

  private static Outputs run(List<Row> days, Night night) {
    return new EstimateValue(PARAMS).run(inputs(days, night), Nights.only(night));
  }

  private static Dataset<Row> values(Outputs outputs) {
    return ((Outputs.Rows.Data) outputs.rows().get(CustomerValue.TABLE)).dataset();
  }

  private static String models(Outputs outputs) {
    return rows(outputs).stream()
        .map(row -> row.modelId() + " " + row.verdict())
        .toList()
        .toString();
  }

  private static List<ValueModels.RowOf> rows(Outputs outputs) {
    return ((Outputs.Rows.Records) outputs.rows().get(ValueModels.TABLE))
        .records().stream().map(ValueModels.RowOf.class::cast).toList();
  }

  private static List<?> calibration(Outputs outputs) {
    return ((Outputs.Rows.Records) outputs.rows().get(ValueCalibration.TABLE)).records();
  }

  @Test
  void aNightWithNobodySaysWhatItCouldNotDo() {
    Outputs outputs = run(List.of(), NIGHT);
    assertEquals(0, values(outputs).count());
    assertEquals(
        "[none-purchases@2026-11-19 TOO_FEW_CUSTOMERS,"
            + " pooled-spend@2026-11-19 TOO_FEW_REPEAT_BUYERS]",
        models(outputs));
    assertEquals(List.of(), calibration(outputs));
    assertEquals(4, outputs.notes().size(), outputs.notes().toString());
  }

  @Test
  void whoBuysForTheFirstTimeTodayHasScoresAndNoValue() {
    Row only = values(run(customer("ann", 30, 0), NIGHT)).head();
    assertEquals("new", text(only, CustomerValue.RFM_GROUP));
    assertEquals("null", text(only, CustomerValue.VALUE));
    assertEquals("none-purchases@2026-11-19", text(only, CustomerValue.MODEL_ID));
    assertEquals("true", text(only, CustomerValue.IS_POOLED));
    assertEquals(
        "purchases: too few customers; spend: too few customers bought again",
        text(only, CustomerValue.POOLED_REASON));
  }

  private static String text(Row row, dev.vesper.pipeline.table.Field field) {
    return String.valueOf(row.<Object>getAs(field.name()));
  }

  /** Two purchases and half a one more in 100 days, at 30 each, discounted month by month. */
  @Test
  void oneCustomerIsWorthThePooledEstimate() {
    Row only = values(run(customer("ann", 30, 100, 60, 10), NIGHT)).head();
    double purchases = 2.5 / 100 * 365.25;
    double worth = 0;
    for (int month = 1; month <= 12; month++) {
      worth += purchases / 12 * 30 / Math.pow(1.01, month);
    }
    assertEquals(purchases, only.<Double>getAs(CustomerValue.EXPECTED_PURCHASES.name()), 1e-9);
    assertEquals(worth, only.<BigDecimal>getAs(CustomerValue.VALUE.name()).doubleValue(), 1e-4);
    assertEquals("30.0000", text(only, CustomerValue.EXPECTED_SPEND));
    BigDecimal low = only.getAs(CustomerValue.VALUE_LOW.name());
    BigDecimal high = only.getAs(CustomerValue.VALUE_HIGH.name());
    assertTrue(low.doubleValue() < worth && worth < high.doubleValue(), low + " " + high);
  }

  @Test
  void customersWhoAreAllAlikeAreWorthTheSame() {
    List<Row> days = new ArrayList<>();
    for (int each = 0; each < 200; each++) {
      days.addAll(customer("user" + each, 10, 90, 50, 20));
    }
    Outputs outputs = run(days, NIGHT);
    assertEquals(
        1,
        values(outputs)
            .select(CustomerValue.VALUE.col(), CustomerValue.VALUE_HIGH.col())
            .distinct()
            .count());
    assertTrue(
        outputs.notes().get(0).contains("mbg-nbd could not be fitted"), "" + outputs.notes());
    assertTrue(
        rows(outputs).stream().allMatch(row -> row.model().equals("pooled")), models(outputs));
  }

  /** So many customers of a made-up shop that all models can be fitted. */
  private static List<Row> shop(int customers) {
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

  @Test
  void modelsAreReusedUntilTheyAreStale() {
    List<Row> days = shop(600);
    Night before = NIGHT.previous();
    Outputs first = run(days, before);
    assertTrue(
        models(first).startsWith("[mbg-nbd@2026-11-18 FITTED, gamma-gamma@2026-11-18 FITTED"),
        models(first));
    assertFalse(calibration(first).isEmpty());
    Outputs second =
        new EstimateValue(PARAMS)
            .run(
                inputs(days, NIGHT)
                    .after(first, ValueModels.TABLE)
                    .after(first, ValueCalibration.TABLE),
                Nights.only(NIGHT));
    assertEquals(models(first), models(second));
    assertEquals(NIGHT.date(), rows(second).get(0).dt());
    assertEquals(calibration(first).size(), calibration(second).size());
    assertEquals(List.of(), second.notes());
    ModelSet earlier = new ModelSet(rows(first));
    long customers = rows(first).get(0).customers();
    assertEquals(
        "Optional[the last ones are due]", stale(earlier, before.plus(7), customers, PARAMS));
    assertEquals("Optional.empty", stale(earlier, before.plus(6), customers, PARAMS));
    assertEquals("Optional.empty", stale(earlier, NIGHT, customers * 105 / 100, PARAMS));
    assertEquals(
        "Optional[there are more customers]",
        stale(earlier, NIGHT, customers * 105 / 100 + 1, PARAMS));
    ValueParams other = new ValueParams(PurchaseFamily.BG_NBD, 7, 0.05, 0.01, "CNY");
    assertEquals("Optional[another one is asked for]", stale(earlier, NIGHT, customers, other));
  }

  private static String stale(ModelSet earlier, Night night, long customers, ValueParams params) {
    return ModelsOfNight.stale(earlier, night, customers, params).toString();
  }

  @Test
  void everyCustomerHasTheForecastOfHisHistory() {
    Outputs outputs = run(shop(400), NIGHT);
    ModelSet models = new ModelSet(rows(outputs));
    PlayedFutures played =
        new PlayedFutures(
            new ValueForecast.Method(
                models.purchases().orElseThrow(),
                models.spend().orElseThrow(),
                PARAMS.horizon(),
                1_000,
                20_261_121));
    Dataset<Row> customers = Customers.tonight(histories(shop(400), NIGHT));
    List<Row> rows =
        values(outputs)
            .join(
                customers.select(
                    Customers.USER_ID.col(),
                    Customers.REPEATS.col(),
                    Customers.LAST_DAYS.col(),
                    Customers.AGE_DAYS.col(),
                    Customers.REPEAT_AMOUNT.col()),
                Customers.USER_ID.name())
            .collectAsList();
    assertEquals(400, rows.size());
    for (Row row : rows) {
      int repeats = row.getAs(Customers.REPEATS.name());
      PurchaseHistory history =
          new PurchaseHistory(
              repeats,
              row.<Integer>getAs(Customers.LAST_DAYS.name()),
              row.<Integer>getAs(Customers.AGE_DAYS.name()));
      double spent = row.<BigDecimal>getAs(Customers.REPEAT_AMOUNT.name()).doubleValue();
      ValueForecast.Value value =
          ValueForecast.of(played, history)
              .value(models.spend().orElseThrow(), repeats, repeats == 0 ? 0 : spent / repeats);
      assertMoney(value.expected(), row, CustomerValue.VALUE);
      assertMoney(value.low(), row, CustomerValue.VALUE_LOW);
      assertMoney(value.high(), row, CustomerValue.VALUE_HIGH);
    }
  }

  private static void assertMoney(double expected, Row row, dev.vesper.pipeline.table.Field field) {
    double found = row.<BigDecimal>getAs(field.name()).doubleValue();
    assertEquals(expected, found, 1e-4, row.toString());
  }

  @Test
  void manyHistoriesAreCountedByWeekAsTheDriverWouldGroupThem() {
    Dataset<Row> customers = Customers.tonight(histories(shop(300), NIGHT));
    CountedCustomers days = CountedCustomers.of(new SomeInputs(), customers, 100_000);
    CountedCustomers weeks = CountedCustomers.of(new SomeInputs(), customers, 100);
    assertEquals(1, days.span());
    assertEquals(7, weeks.span());
    assertEquals(300, weeks.customers());
    assertEquals(days.distinct(), weeks.distinct());
    assertEquals(days.histories().grouped(7).histories(), weeks.histories().histories());
    Comparator<Group> byHistory = Comparator.comparing(group -> group.counted().history());
    Group some = days.groups().stream().max(byHistory).orElseThrow();
    assertEquals(some.counted().history().age(), some.age());
    assertEquals(some.counted().history().lastPurchase(), some.last());
  }
}
