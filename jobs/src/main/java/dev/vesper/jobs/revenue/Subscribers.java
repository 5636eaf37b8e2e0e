package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The subscribers of a run of nights, one row each: what stood before it and what happened in it.
 */
final class Subscribers {
  private static final String STANDING = "standing";
  private static final String EVENT = "event";

  private Subscribers() {}

  /**
   * One row per user.
   *
   * @param before the subscriptions as of the night before the run
   * @param events what happened in the run
   */
  static Dataset<Row> of(Dataset<Row> before, Dataset<Row> events) {
    Dataset<Row> standing =
        before.select(Subscriptions.USER_ID.col(), SubscriptionRows.standing().as(STANDING));
    Dataset<Row> happened =
        events
            .where(SubscriptionEvents.USER_ID.col().isNotNull())
            .select(SubscriptionEvents.USER_ID.col(), SubscriptionRows.event().as(EVENT));
    return standing
        .unionByName(happened, true)
        .groupBy(Subscriptions.USER_ID.col())
        .agg(collect_list(col(STANDING)), collect_list(col(EVENT)));
  }

  static String user(Row row) {
    return row.getString(0);
  }

  /** What stood before the run. */
  static Map<SubscriptionKey, Subscription> standing(Row row) {
    return SubscriptionRows.standing(row.getList(1));
  }

  /** The user, before the first night. */
  static Subscriber subscriber(
      Row row, Map<SubscriptionKey, Subscription> standing, RevenueParams params) {
    List<Row> events = row.getList(2);
    return new Subscriber(standing, events.stream().map(SubscriptionRows::event).toList(), params);
  }

  /** The night of the first event, where there is one. */
  static Optional<LocalDate> begins(Row row) {
    List<Row> events = row.getList(2);
    return events.stream()
        .map(event -> SubscriptionRows.event(event).night())
        .min(Comparator.naturalOrder());
  }

  /** Goes through the nights with the user of a row. */
  static void through(Row row, Nights nights, RevenueParams params, Witness witness) {
    subscriber(row, standing(row), params).through(nights, witness);
  }
}
