package dev.vesper.jobs.revenue;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A handful of events as rows, and rows as texts. */
final class EventRows {
  private EventRows() {}

  /** Rows of a table. */
  static Dataset<Row> dataset(Table table, Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), table.schema());
  }

  /** An event of ann's, or with another user; a price, where it has one, is in CNY. */
  static Row event(String at, String type, String plan, String amount, Map<String, ?> more) {
    Map<String, Object> told = new HashMap<>();
    told.put(Table.DT.name(), LocalDate.parse(at.substring(0, 10)));
    told.put(EventFields.EVENT_ID.name(), at + type + plan);
    told.put(EventFields.EVENT_TIME.name(), Timestamp.from(Instant.parse(at)));
    told.put(EventFields.EVENT_TYPE.name(), type);
    told.put(EventFields.USER_ID.name(), "ann");
    told.put(EventFields.PLAN_ID.name(), plan);
    if (!amount.isEmpty()) {
      told.put(EventFields.AMOUNT.name(), new BigDecimal(amount));
      told.put(EventFields.CURRENCY.name(), "CNY");
    }
    told.putAll(more);
    return FilledRows.of(Events.TABLE, told);
  }

  /** An event of ann's. */
  static Row event(String at, String type, String plan, String amount) {
    return event(at, type, plan, amount, Map.of());
  }

  /** What is kept of these events, none of which needs a price. */
  static Dataset<Row> kept(Row... events) {
    return KeepSubscriptionEvents.kept(
        KeepSubscriptionEvents.withoutPrices(
            KeepSubscriptionEvents.about(dataset(Events.TABLE, events))));
  }

  /** Rows as texts, in the order of these. */
  static List<String> shown(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
