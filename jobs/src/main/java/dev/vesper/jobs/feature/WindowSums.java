package dev.vesper.jobs.feature;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What users' days of a window add up to; later days are left out. */
final class WindowSums {
  /** The active days that the user days tell of, as a mask: bit 0 is the day. */
  static final Field SEEN_DAYS =
      Field.optional("seen_days", DataTypes.LongType, "Active days that the user days tell of");

  /** By topic, its events. */
  static final Field TOPIC_COUNTS =
      Field.optional(
          "topic_counts",
          DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType, false),
          "By topic, its events");

  /** By topic, its events of the newer half. */
  static final Field TOPIC_COUNTS_NEWER =
      Field.optional("topic_counts_newer", TOPIC_COUNTS.type(), TOPIC_COUNTS.meaning());

  private final LocalDate day;
  private final ZoneId zone;

  WindowSums(LocalDate day, ZoneId zone) {
    this.day = day;
    this.zone = zone;
  }

  /** By user, the sums of 28 days, and which of the longest window were active. */
  Dataset<Row> ofUserDays(Dataset<Row> userDays) {
    Column seen = call_function("shiftleft", lit(1L), datediff(lit(day), Table.DT.col()));
    List<Column> sums = new ArrayList<>();
    sums.addAll(totals(UserFeatures.EVENTS_28, UserDays.EVENTS.col()));
    sums.addAll(totals(UserFeatures.SESSIONS_28, UserDays.SESSIONS.col()));
    sums.addAll(totals(UserFeatures.WATCH_SECONDS_28, UserDays.WATCH_SECONDS.col()));
    sums.addAll(totals(UserFeatures.PAID_28, UserDays.AMOUNT.col()));
    sums.addAll(totals(UserFeatures.REFUNDED_28, UserDays.REFUNDED.col()));
    sums.addAll(totals(UserFeatures.PLAYS_28, typed("play")));
    sums.addAll(totals(UserFeatures.COMPLETIONS_28, typed("complete")));
    sums.addAll(totals(UserFeatures.READS_28, typed("read")));
    sums.addAll(totals(UserFeatures.SEARCHES_28, typed("search")));
    sums.addAll(totals(UserFeatures.GIVEN_28, given()));
    sums.addAll(totals(UserFeatures.PURCHASES_28, typed("purchase")));
    sums.addAll(totals(UserFeatures.CARTS_28, typed("add_to_cart")));
    sums.addAll(totals(UserFeatures.FAILED_PAYMENTS_28, typed("payment_failed")));
    sums.addAll(totals(UserFeatures.ACTIVE_HOURS_28, bit_count(UserDays.ACTIVE_HOURS.col())));
    for (DayPart part : DayPart.values()) {
      Column hours = UserDays.ACTIVE_HOURS.col().bitwiseAND(mask(part));
      sums.addAll(totals(part.hours(), bit_count(hours)));
    }
    return within(userDays, UserFeatures.LONGEST)
        .groupBy(UserDays.USER_ID.col())
        .agg(SEEN_DAYS.is(bit_or(seen)), sums.toArray(Column[]::new));
  }

  /** By user, what others gave in 28 days. */
  Dataset<Row> ofReceivedDays(Dataset<Row> receivedDays) {
    return within(receivedDays, UserFeatures.MONTH)
        .groupBy(ReceivedDays.USER_ID.col())
        .agg(
            UserFeatures.RECEIVED_28.is(sum(ReceivedDays.RECEIVED.col())),
            newer(UserFeatures.RECEIVED_28, ReceivedDays.RECEIVED.col()));
  }

  /** By user, the topics dealt with in 28 days. */
  Dataset<Row> ofTopicDays(Dataset<Row> topicDays) {
    Column topic = TopicDays.TOPIC.col();
    Column events = TopicDays.EVENTS.col();
    Column newer = UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28).col();
    Dataset<Row> byTopic =
        within(topicDays, UserFeatures.MONTH)
            .repartition(TopicDays.USER_ID.col()) // once, for both groupings and the join
            .groupBy(TopicDays.USER_ID.col(), topic)
            .agg(TopicDays.EVENTS.is(sum(events)), newer(UserFeatures.TOPIC_EVENTS_28, events))
            .where(events.gt(0));
    return byTopic
        .groupBy(TopicDays.USER_ID.col())
        .agg(
            UserFeatures.TOPICS_28.is(count(lit(1))),
            UserFeatures.TOPIC_EVENTS_28.is(sum(events)),
            UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28).is(sum(newer)),
            TOPIC_COUNTS.is(counts(topic, events)),
            TOPIC_COUNTS_NEWER.is(counts(when(newer.gt(0), topic), newer)));
  }

  /** A map of what is counted of each topic; a count is never absent, as the map's type says. */
  private static Column counts(Column topic, Column counted) {
    Column entry = struct(topic.as(TopicDays.TOPIC.name()), coalesce(counted, lit(0L)));
    return map_from_entries(array_sort(collect_list(when(topic.isNotNull(), entry))));
  }

  private Dataset<Row> within(Dataset<Row> rows, int days) {
    return rows.where(Table.DT.col().between(lit(day.minusDays(days - 1L)), lit(day)));
  }

  /** The sum of 28 days and, of a habit, that of the newer 14. */
  private List<Column> totals(Field field, Column each) {
    Column month = field.is(sum(when(within(UserFeatures.MONTH), each)));
    return UserFeatures.HABITS.contains(field)
        ? List.of(month, newer(field, each))
        : List.of(month);
  }

  private Column newer(Field habit, Column each) {
    return UserFeatures.newer(habit).is(sum(when(within(UserFeatures.FORTNIGHT), each)));
  }

  private Column within(int days) {
    return Table.DT.col().geq(lit(day.minusDays(days - 1L)));
  }

  private static Column typed(String type) {
    return UserDays.BY_TYPE.get(type).col();
  }

  private static Column given() {
    return Interactions.TYPES.stream().map(WindowSums::typed).reduce(Column::plus).orElseThrow();
  }

  /** The UTC hours that make a part of the day, which change with the clocks. */
  private Column mask(DayPart part) {
    Map<Integer, List<LocalDate>> days =
        Stream.iterate(day, each -> each.minusDays(1))
            .limit(UserFeatures.MONTH)
            .collect(groupingBy(each -> part.mask(new Night(each), zone), TreeMap::new, toList()));
    Column mask = lit(0);
    for (Map.Entry<Integer, List<LocalDate>> each : days.entrySet()) {
      Column those = Table.DT.col().isin(each.getValue().toArray());
      mask = days.size() == 1 ? lit(each.getKey()) : when(those, each.getKey()).otherwise(mask);
    }
    return mask;
  }
}
