package dev.vesper.jobs.value;

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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;

/** Subscriptions of one night, a line each. */
final class SomeMembers {
  static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private SomeMembers() {}

  /**
   * A monthly subscription: status, first day, paid periods, price and currency, each - where it is
   * not known.
   */
  static Row subscription(
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
    String[] parts = price.split(" ", -1);
    told.put(
        Subscriptions.PRICE.name(),
        parts[0].equals("-") ? null : new BigDecimal(parts[0]).setScale(4));
    told.put(Subscriptions.CURRENCY.name(), parts[1].equals("-") ? null : parts[1]);
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

  /** So many rows of the table. */
  static Dataset<Row> subscriptions(Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), Subscriptions.TABLE.schema());
  }
}
