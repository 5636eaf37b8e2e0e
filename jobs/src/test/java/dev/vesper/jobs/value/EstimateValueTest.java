package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.SomeCustomers.NIGHT;
import static dev.vesper.jobs.value.SomeCustomers.PARAMS;
import static dev.vesper.jobs.value.SomeCustomers.calibration;
import static dev.vesper.jobs.value.SomeCustomers.customer;
import static dev.vesper.jobs.value.SomeCustomers.histories;
import static dev.vesper.jobs.value.SomeCustomers.models;
import static dev.vesper.jobs.value.SomeCustomers.rows;
import static dev.vesper.jobs.value.SomeCustomers.run;
import static dev.vesper.jobs.value.SomeCustomers.shop;
import static dev.vesper.jobs.value.SomeCustomers.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.value.CountedCustomers.Group;
import dev.vesper.pipeline.night.Outputs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Nights with nobody, one customer, many alike and many who differ. */
final class EstimateValueTest {
  @Test
  void aNightWithNobodySaysWhatItCouldNotDo() {
    Outputs outputs = run(List.of(), NIGHT);
    assertEquals(0, values(outputs).count());
    assertEquals(
        "[none-purchases@2026-11-19 TOO_FEW_CUSTOMERS,"
            + " pooled-spend@2026-11-19 TOO_FEW_REPEAT_BUYERS]",
        models(outputs));
    assertEquals(List.of(), calibration(outputs));
    assertEquals(
        List.of(
            "mbg-nbd could not be fitted: too few customers; none-purchases@2026-11-19 stands in",
            "gamma-gamma could not be fitted: too few customers bought again; pooled-spend@2026-11-19"
                + " stands in",
            "nobody had bought by the cutoff, so no model could be judged",
            "models were fitted, because there are none of an earlier night"),
        outputs.notes());
  }

  @Test
  void whoBuysForTheFirstTimeTodayHasScoresAndNoValue() {
    Outputs outputs = run(customer("ann", 30, 0), NIGHT);
    Row only = values(outputs).head();
    assertEquals("new", text(only, CustomerValue.RFM_GROUP));
    assertEquals("null", text(only, CustomerValue.VALUE));
    assertEquals("none-purchases@2026-11-19", text(only, CustomerValue.MODEL_ID));
    assertEquals("no_purchase_model", text(only, CustomerValue.UNVALUED));
    assertTrue(
        outputs.notes().contains("the purchases of 1 customers have no value: no_purchase_model"),
        outputs.notes().toString());
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
      Worth value =
          Worth.of(
              ValueForecast.of(played, history),
              models.spend().orElseThrow(),
              repeats,
              repeats == 0 ? 0 : spent / repeats);
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
    CountedCustomers days = CountedCustomers.of(customers, 300, 300);
    CountedCustomers weeks = CountedCustomers.of(customers, 300, 100);
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
