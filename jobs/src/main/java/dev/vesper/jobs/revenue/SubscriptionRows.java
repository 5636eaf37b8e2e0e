package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Subscriptions and their events as parts of a row, for going to and from a user's row. */
final class SubscriptionRows {
  private SubscriptionRows() {}

  /** A subscription, dates as days and times as microseconds since 1970. */
  static Column standing() {
    return struct(
        Subscriptions.PLAN_ID.col(),
        community(Subscriptions.COMMUNITY_ID),
        day(Subscriptions.STARTED_ON),
        day(Subscriptions.ANCHOR_ON),
        Subscriptions.PERIODS.col(),
        Subscriptions.PERIOD_MONTHS.col(),
        Subscriptions.PERIOD_FROM.col(),
        Subscriptions.PRICE.col(),
        Subscriptions.CURRENCY.col(),
        day(Subscriptions.CANCELLED_ON),
        day(Subscriptions.FAILED_ON),
        day(Subscriptions.ENDED_ON),
        Subscriptions.ENDED_BY.col(),
        unix_micros(Subscriptions.LAST_PAID_TIME.col()).as(Subscriptions.LAST_PAID_TIME.name()),
        Subscriptions.RENEWALS.col(),
        Subscriptions.REFUNDS.col(),
        day(Subscriptions.COUNTED_SINCE));
  }

  /** An event. */
  static Column event() {
    return struct(
        day(Table.DT),
        unix_micros(SubscriptionEvents.EVENT_TIME.col()).as(SubscriptionEvents.EVENT_TIME.name()),
        SubscriptionEvents.EVENT_ID.col(),
        SubscriptionEvents.EVENT_TYPE.col(),
        SubscriptionEvents.PLAN_ID.col(),
        community(SubscriptionEvents.COMMUNITY_ID),
        SubscriptionEvents.PRICE.col(),
        SubscriptionEvents.CURRENCY.col(),
        SubscriptionEvents.PERIOD_MONTHS.col(),
        SubscriptionEvents.PERIOD_FROM.col());
  }

  private static Column day(Field date) {
    return unix_date(date.col()).as(date.name());
  }

  private static Column community(Field community) {
    return coalesce(community.col(), lit("")).as(community.name());
  }

  static Map<SubscriptionKey, Subscription> standing(List<Row> rows) {
    Map<SubscriptionKey, Subscription> standing = new TreeMap<>();
    rows.forEach(row -> standing.put(key(row, 0), subscription(row)));
    return standing;
  }

  private static Subscription subscription(Row row) {
    return new Subscription(
        day(row, 2).orElseThrow(),
        new Term(day(row, 3).orElseThrow(), row.getInt(4), row.getInt(5), row.getString(6)),
        price(row, 7),
        new Subscription.Trouble(day(row, 9), day(row, 10)),
        day(row, 11).map(on -> new Subscription.End(on, Outcome.of(row.getString(12)))),
        new Subscription.History(row.getLong(13), row.getInt(14), row.getInt(15), day(row, 16)));
  }

  static SubscriptionEvent event(Row row) {
    return new SubscriptionEvent(
        day(row, 0).orElseThrow(),
        row.getLong(1),
        row.getString(2),
        SubscriptionEvent.Type.of(row.getString(3)),
        key(row, 4),
        price(row, 6),
        row.getInt(8),
        row.getString(9));
  }

  private static SubscriptionKey key(Row row, int at) {
    return new SubscriptionKey(row.getString(at), row.getString(at + 1));
  }

  private static Price price(Row row, int at) {
    return new Price(
        Optional.<BigDecimal>ofNullable(row.getDecimal(at)),
        Optional.ofNullable(row.getString(at + 1)));
  }

  private static Optional<LocalDate> day(Row row, int at) {
    return row.isNullAt(at) ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(row.getInt(at)));
  }
}
