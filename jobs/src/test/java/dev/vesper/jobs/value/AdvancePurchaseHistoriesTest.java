package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What was bought on a day, and ever; night by night the same as in one pass. */
final class AdvancePurchaseHistoriesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  static Row day(String user, int since, int amount) {
    return RowFactory.create(
        FIRST.plusDays(since), user, 1L, 0L, BigDecimal.valueOf(amount).setScale(4));
  }

  static Dataset<Row> days(Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), PurchaseDays.TABLE.schema());
  }

  private static Dataset<Row> nobody() {
    return SparkForTests.session()
        .createDataFrame(List.<Row>of(), PurchaseHistories.TABLE.schema());
  }

  private static Nights nights(int from, int to) {
    return new Nights(new Night(FIRST.plusDays(from)), new Night(FIRST.plusDays(to)));
  }

  private static Dataset<Row> some() {
    return days(
        day("ann", 0, 10),
        day("ann", 3, 20),
        day("ann", 5, 5),
        day("ann", 6, 5),
        day("bob", 4, 7),
        day("cat", 6, 0));
  }

  private static String shown(Dataset<Row> histories, int night) {
    return histories
        .where(Table.DT.col().equalTo(FIRST.plusDays(night)))
        .select(
            PurchaseHistories.USER_ID.col(),
            PurchaseHistories.FIRST_PURCHASED_ON.col(),
            PurchaseHistories.LAST_PURCHASED_ON.col(),
            PurchaseHistories.PURCHASE_DAYS.col(),
            PurchaseHistories.ORDERS.col(),
            PurchaseHistories.AMOUNT.col().cast("int"),
            PurchaseHistories.FIRST_AMOUNT.col().cast("int"),
            functions.to_json(
                functions.struct(
                    PurchaseHistories.BOUGHT_ON.col(), PurchaseHistories.DAY_AMOUNTS.col())))
        .orderBy(PurchaseHistories.USER_ID.col())
        .collectAsList()
        .toString();
  }

  private static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.select(
            Stream.of(PurchaseHistories.TABLE.schema().fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new))
        .localCheckpoint();
  }

  @Test
  void nightByNightTheHistoriesAreThoseOfOnePass() {
    Dataset<Row> atOnce =
        AdvancePurchaseHistories.histories(nobody(), some(), nights(2, 7)).cache();
    Dataset<Row> state = ordered(atOnce.where(Table.DT.col().equalTo(FIRST.plusDays(2))));
    for (int night = 3; night <= 7; night++) {
      Dataset<Row> today = some().where(Table.DT.col().equalTo(FIRST.plusDays(night)));
      state = ordered(AdvancePurchaseHistories.histories(state, today, nights(night, night)));
      assertEquals(shown(atOnce, night), shown(state, night), "night " + night);
      Dataset<Row> rebuilt =
          AdvancePurchaseHistories.histories(
              nobody(),
              some().where(Table.DT.col().leq(FIRST.plusDays(night))),
              nights(night, night));
      assertEquals(shown(rebuilt, night), shown(state, night), "night " + night);
    }
    assertEquals(
        "[[ann,2026-09-01,2026-09-07,4,4,40,10,{\"bought_on\":[\"2026-09-01\",\"2026-09-04\","
            + "\"2026-09-06\",\"2026-09-07\"],\"day_amounts\":[10.0000,20.0000,5.0000,5.0000]}],"
            + " [bob,2026-09-05,2026-09-05,1,1,7,7,{\"bought_on\":[\"2026-09-05\"],"
            + "\"day_amounts\":[7.0000]}],"
            + " [cat,2026-09-07,2026-09-07,1,1,0,0,{\"bought_on\":[\"2026-09-07\"],"
            + "\"day_amounts\":[0.0000]}]]",
        shown(state, 7));
  }

  @Test
  void withoutPurchasesThereAreNoHistories() {
    assertEquals(0, AdvancePurchaseHistories.histories(nobody(), days(), nights(0, 2)).count());
  }

  /** An event of which only this is told. */
  private static Row event(Map<Field, Object> told) {
    StructType schema = dev.vesper.jobs.ingest.Events.TABLE.schema();
    List<Object> values = new ArrayList<>();
    for (StructField column : schema.fields()) {
      Object value = required(column);
      for (Map.Entry<Field, Object> each : told.entrySet()) {
        value = each.getKey().name().equals(column.name()) ? each.getValue() : value;
      }
      values.add(value);
    }
    return RowFactory.create(values.toArray());
  }

  private static Object required(StructField column) {
    if (column.nullable()) {
      return null;
    }
    if (column.name().equals(Table.DT.name())) {
      return FIRST;
    }
    return switch (column.dataType().typeName()) {
      case "timestamp" -> Timestamp.valueOf("2026-09-01 10:00:00");
      case "long" -> 1L;
      case "integer" -> 1;
      case "boolean" -> false;
      case "date" -> FIRST;
      default -> "x";
    };
  }

  private static Row purchase(
      String id, Object user, Object order, Integer amount, String currency) {
    Map<Field, Object> told = new java.util.HashMap<>();
    told.put(EventFields.EVENT_ID, id);
    told.put(EventFields.EVENT_TYPE, "purchase");
    told.put(EventFields.USER_ID, user);
    told.put(EventFields.ORDER_ID, order);
    told.put(EventFields.AMOUNT, amount == null ? null : BigDecimal.valueOf(amount).setScale(4));
    told.put(EventFields.CURRENCY, currency);
    return event(told);
  }

  @Test
  void theOrdersOfADayAreCountedAndOnlyOurCurrencyIsAddedUp() {
    Dataset<Row> events =
        SparkForTests.session()
            .createDataFrame(
                List.of(
                    purchase("e1", "ann", "o1", 10, "CNY"),
                    purchase("e2", "ann", "o1", 5, "CNY"),
                    purchase("e3", "ann", null, null, null),
                    purchase("e4", "ann", "o2", 99, "EUR"),
                    purchase("e5", "bob", null, 7, null),
                    purchase("e6", null, null, 7, "CNY"),
                    event(Map.of(EventFields.EVENT_TYPE, "renew", EventFields.USER_ID, "cat"))),
                dev.vesper.jobs.ingest.Events.TABLE.schema());
    assertEquals(
        "[[2026-09-01,ann,3,1,15.0000], [2026-09-01,bob,1,1,0.0000]]",
        BuildPurchaseDays.days(events, new BuildPurchaseDays.Params("CNY"))
            .orderBy(PurchaseDays.USER_ID.col())
            .collectAsList()
            .toString());
  }
}
