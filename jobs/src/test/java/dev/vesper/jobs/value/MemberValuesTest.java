package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** What memberships are worth, and what is learned from those that were seen from the first day. */
final class MemberValuesTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);
  private static final ValueParams PARAMS =
      new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "CNY");

  /** A monthly subscription: status, first day, paid periods, price and currency. */
  private static Row subscription(
      String user, String status, LocalDate started, int periods, String price) {
    Map<String, Object> told = new HashMap<>();
    told.put(Table.DT.name(), NIGHT);
    told.put(Subscriptions.USER_ID.name(), user);
    told.put(Subscriptions.PLAN_ID.name(), "p1");
    told.put(Subscriptions.STATUS.name(), status);
    told.put(Subscriptions.IS_IN_FORCE.name(), !status.equals("ended"));
    told.put(Subscriptions.STARTED_ON.name(), started);
    told.put(Subscriptions.ANCHOR_ON.name(), started);
    told.put(Subscriptions.PERIODS.name(), periods);
    told.put(Subscriptions.PERIOD_MONTHS.name(), 1);
    told.put(Subscriptions.PERIOD_FROM.name(), "plans");
    told.put(Subscriptions.PAID_UNTIL.name(), started.plusMonths(periods));
    told.put(Subscriptions.PRICE.name(), new BigDecimal(price.split(" ", -1)[0]).setScale(4));
    told.put(Subscriptions.CURRENCY.name(), price.split(" ", -1)[1]);
    told.put(Subscriptions.MRR.name(), BigDecimal.ZERO.setScale(4));
    told.put(Subscriptions.RENEWALS.name(), periods - 1);
    told.put(Subscriptions.REFUNDS.name(), 0);
    told.put(Subscriptions.LAST_PAID_TIME.name(), Timestamp.valueOf("2026-11-01 10:00:00"));
    List<Object> values = new ArrayList<>();
    for (StructField column : Subscriptions.TABLE.schema().fields()) {
      values.add(told.get(column.name()));
    }
    return RowFactory.create(values.toArray());
  }

  private static Dataset<Row> subscriptions(Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), Subscriptions.TABLE.schema());
  }

  @Test
  void renewalsAreWorthThePriceAndThoseOfTwoMembershipsAddUp() {
    LocalDate started = NIGHT.minusMonths(3).plusDays(10);
    Dataset<Row> members =
        MemberValues.members(
            subscriptions(
                subscription("ann", "active", started, 3, "38 CNY"),
                subscription("bob", "cancelled", started, 3, "38 CNY"),
                subscription("cat", "active", started, 3, "38 EUR"),
                subscription("dan", "ended", started, 2, "38 CNY"),
                subscription("eve", "overdue", NIGHT.minusMonths(3).minusDays(1), 3, "38 CNY"),
                subscription("fay", "active", started, 3, "38 CNY"),
                subscription("fay", "active", started, 3, "2 CNY")),
            PARAMS);
    ModelSet models =
        new FittedModels(NIGHT)
            .renewals(new TreeMap<>(), Map.of("p1", new PooledRenewals(60, 100)))
            .models();
    RenewalForecast forecast =
        RenewalForecast.of(
            new PooledRenewals(60, 100), new RenewalForecast.Member(2, 1, 1), PARAMS.horizon());
    String model = "pooled-renewals@2026-11-19";
    assertEquals(
        List.of(
                "ann " + money(38 * forecast.discounted()) + " " + model,
                "bob 0.0000 " + model,
                "eve " + money(38 * forecast.discounted()) + " " + model,
                "fay "
                    + money(38 * forecast.discounted()).add(money(2 * forecast.discounted()))
                    + " "
                    + model)
            .toString(),
        MemberValues.valued(members, MemberValues.kinds(members), models, PARAMS.horizon())
            .orderBy(MemberValues.USER_ID.col())
            .collectAsList()
            .stream()
            .map(
                row ->
                    row.getAs(MemberValues.USER_ID.name())
                        + " "
                        + row.getAs(CustomerValue.MEMBERSHIP_VALUE.name())
                        + " "
                        + row.getAs(CustomerValue.RENEWAL_MODEL_IDS.name()))
            .toList()
            .toString());
  }

  private static BigDecimal money(double amount) {
    return new BigDecimal(amount).setScale(4, java.math.RoundingMode.HALF_UP);
  }

  /** The first began on January 1; what began before February 1 may have begun before the data. */
  @Test
  void membershipsOfTheFirstPeriodTeachNothing() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    Dataset<Row> all =
        subscriptions(
            subscription("ann", "ended", first, 4, "38 CNY"),
            subscription("bob", "ended", first.plusDays(30), 4, "38 CNY"),
            subscription("cat", "ended", first.plusDays(31), 1, "38 CNY"),
            subscription("dan", "cancelled", first.plusDays(40), 3, "38 CNY"),
            subscription("eve", "active", first.plusDays(40), 3, "38 CNY"),
            subscription("fay", "active", first.plusDays(60), 1, "38 CNY"));
    List<RenewalCount> counts = new ArrayList<>(RenewalCounts.of(all).get("p1"));
    counts.sort(java.util.Comparator.comparing(RenewalCount::toString));
    assertEquals(
        List.of(new RenewalCount(1, 1, 0), new RenewalCount(2, 0, 1), new RenewalCount(3, 1, 0)),
        counts);
  }

  @Test
  void withoutSubscriptionsThereIsNothingToLearn() {
    assertEquals(Map.of(), RenewalCounts.of(subscriptions()));
  }
}
