package dev.vesper.jobs.funnel;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Events as literal rows, and the tables of some nights that they give. */
final class SomeEvents {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** An event; who has no user id did not sign in. */
  record Event(String user, Instant at, String type, String channel) {
    LocalDate day() {
      return at.atZone(ZONE).toLocalDate();
    }
  }

  private final List<Event> all;

  SomeEvents(List<Event> all) {
    this.all = List.copyOf(all);
  }

  /** The rows of {@code events} on some nights. */
  Dataset<Row> events(Nights nights) {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < all.size(); number++) {
      Event event = all.get(number);
      if (within(event, nights)) {
        Map<String, Object> known = new HashMap<>();
        known.put(Table.DT.name(), Date.valueOf(event.day()));
        known.put(EventFields.EVENT_ID.name(), "e%06d".formatted(number));
        known.put(EventFields.USER_ID.name(), event.user());
        known.put(EventFields.EVENT_TIME.name(), Timestamp.from(event.at()));
        known.put(EventFields.EVENT_TYPE.name(), event.type());
        known.put(EventFields.CHANNEL_SOURCE.name(), event.channel());
        rows.add(FilledRows.of(Events.TABLE, known));
      }
    }
    return SparkForTests.session().createDataFrame(rows, Events.TABLE.schema());
  }

  /** The rows of {@code user_days} on some nights. */
  Dataset<Row> days(Nights nights) {
    Map<String, Event> firsts = new TreeMap<>();
    all.stream()
        .filter(event -> event.user() != null && within(event, nights))
        .forEach(
            event ->
                firsts.merge(
                    event.user() + event.day(),
                    event,
                    (one, other) -> other.at().isBefore(one.at()) ? other : one));
    List<Row> rows = new ArrayList<>();
    for (Event event : firsts.values()) {
      Map<String, Object> known = new HashMap<>();
      known.put(Table.DT.name(), Date.valueOf(event.day()));
      known.put(UserDays.USER_ID.name(), event.user());
      known.put(UserDays.IS_KNOWN.name(), true);
      known.put(UserDays.FIRST_EVENT_TIME.name(), Timestamp.from(event.at()));
      rows.add(FilledRows.of(UserDays.TABLE, known));
    }
    return SparkForTests.session().createDataFrame(rows, UserDays.TABLE.schema());
  }

  /** What was known before the first night. */
  static Dataset<Row> nothing() {
    return SparkForTests.session().createDataFrame(List.<Row>of(), FunnelProgress.TABLE.schema());
  }

  private static boolean within(Event event, Nights nights) {
    return !event.day().isBefore(nights.first().date())
        && !event.day().isAfter(nights.last().date());
  }
}
