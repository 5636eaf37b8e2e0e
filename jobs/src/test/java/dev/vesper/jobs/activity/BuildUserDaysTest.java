package dev.vesper.jobs.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

final class BuildUserDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
  private static final ActivityParams PARAMS =
      new ActivityParams(ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30), "CNY");

  /** An event at an hour of the day in Shanghai. */
  private static Row event(LocalDate day, String time, String user, String type, Object... more) {
    Map<Field, Object> values = new HashMap<>(Map.of(EventFields.USER_ID, user));
    for (int at = 0; at < more.length; at += 2) {
      values.put((Field) more[at], more[at + 1]);
    }
    values.put(EventFields.EVENT_TYPE, type);
    values.put(EventFields.EVENT_TIME, Timestamp.from(Instant.parse(day + "T" + time + "+08:00")));
    values.put(Table.DT, day);
    return RowFactory.create(
        Stream.concat(Stream.of(Table.DT), Events.TABLE.columns().stream())
            .map(values::get)
            .toArray());
  }

  private static Dataset<Row> dataset(Row... rows) {
    return SparkForTests.session().createDataFrame(Arrays.asList(rows), Events.TABLE.schema());
  }

  private static List<String> days(Dataset<Row> events, Dataset<Row> evenings, Field... fields) {
    Column[] shown =
        Stream.concat(Stream.of(Table.DT, UserDays.USER_ID), Arrays.stream(fields))
            .map(field -> field.col().cast(DataTypes.StringType))
            .toArray(Column[]::new);
    return BuildUserDays.userDays(events, evenings, PARAMS, 2)
        .select(shown)
        .orderBy(Table.DT.col(), UserDays.USER_ID.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void aSessionEndsWithAPauseOfMoreThanHalfAnHour() {
    Dataset<Row> events =
        dataset(
            event(DAY, "10:30:00", "a", "view"),
            event(DAY, "10:00:00", "a", "view"),
            event(DAY, "11:00:00", "a", "view"),
            event(DAY, "11:30:00.000001", "a", "view"),
            event(DAY, "11:30:00", "b", "view"));
    assertEquals(
        List.of("[2026-11-19,a,4,2]", "[2026-11-19,b,1,1]"),
        days(events, dataset(), UserDays.EVENTS, UserDays.SESSIONS));
  }

  @Test
  void aSessionBelongsToTheDayThatItBeginsOn() {
    LocalDate before = DAY.minusDays(1);
    Dataset<Row> evenings =
        dataset(
            event(before, "23:00:00", "a", "view"),
            event(before, "23:40:00", "a", "view"),
            event(before, "23:39:59", "b", "view"),
            event(before, "23:59:59", "c", "view"));
    Dataset<Row> events =
        dataset(
            event(DAY, "00:10:00", "a", "view"),
            event(DAY, "00:10:00", "b", "view"),
            event(DAY, "08:00:00", "d", "view"));
    assertEquals(
        List.of("[2026-11-19,a,1,0]", "[2026-11-19,b,1,1]", "[2026-11-19,d,1,1]"),
        days(events, evenings, UserDays.EVENTS, UserDays.SESSIONS));
  }

  @Test
  void moneyOfOtherCurrenciesIsCountedAndNotAdded() {
    BigDecimal nine = new BigDecimal("9.5");
    Dataset<Row> events =
        dataset(
            paid("purchase", nine, "CNY"),
            paid("renew", nine, "CNY"),
            paid("subscribe", nine, "USD"),
            paid("subscribe", nine, null),
            paid("subscribe", null, "CNY"),
            paid("refund", nine, "CNY"),
            paid("refund", nine, "USD"),
            paid("view", nine, "CNY"));
    assertEquals(
        List.of("[2026-11-19,a,19.0000,9.5000,2,1,3]"),
        days(
            events,
            dataset(),
            UserDays.AMOUNT,
            UserDays.REFUNDED,
            UserDays.FOREIGN_PAYMENTS,
            UserDays.BY_TYPE.get("purchase"),
            UserDays.BY_TYPE.get("subscribe")));
  }

  private static Row paid(String type, BigDecimal amount, String currency) {
    return event(
        DAY, "10:00:00", "a", type, EventFields.AMOUNT, amount, EventFields.CURRENCY, currency);
  }

  @Test
  void hoursAreThoseOfUtcAndOnlyProgressIsWatched() {
    BigDecimal ten = BigDecimal.TEN;
    Dataset<Row> events =
        dataset(
            event(DAY, "00:30:00", "a", "progress", EventFields.DURATION_S, ten),
            event(DAY, "08:59:59", "a", "progress"),
            event(DAY, "23:59:59.5", "a", "read", EventFields.DURATION_S, ten));
    int hours = 1 << 16 | 1 | 1 << 15;
    assertEquals(
        List.of(
            "[2026-11-19,a,10.000,%d,2026-11-18 16:30:00,2026-11-19 15:59:59.5]".formatted(hours)),
        days(
            events,
            dataset(),
            UserDays.WATCH_SECONDS,
            UserDays.ACTIVE_HOURS,
            UserDays.FIRST_EVENT_TIME,
            UserDays.LAST_EVENT_TIME));
  }

  @Test
  void whoNeverSignsInIsKnownByTheBrowser() {
    Dataset<Row> events =
        dataset(
            event(
                DAY,
                "10:00:00",
                "",
                "view",
                EventFields.USER_ID,
                null,
                EventFields.ANONYMOUS_ID,
                "x"),
            event(DAY, "10:00:01", "y", "view", EventFields.ANONYMOUS_ID, "x"));
    assertEquals(
        List.of("[2026-11-19,x,false]", "[2026-11-19,y,true]"),
        days(events, dataset(), UserDays.IS_KNOWN));
    assertEquals(List.of(), days(dataset(), dataset()));
  }

  @Test
  void inHoweverManyPiecesTheDaysAreTheSame() {
    List<Row> events = new ArrayList<>();
    for (int user = 0; user < 30; user++) {
      for (int minute = 0; minute < 60; minute += 7 + user) {
        String time = "%02d:%02d:00".formatted(user % 24, minute);
        events.add(event(DAY.plusDays(user % 3), time, "u" + user, "view"));
        events.add(event(DAY, "23:5%d:00".formatted(user % 10), "u" + user, "like"));
      }
    }
    Dataset<Row> all = dataset(events.toArray(Row[]::new));
    List<String> whole = rows(BuildUserDays.userDays(all, all, PARAMS, 1));
    assertEquals(50, whole.size());
    assertEquals(whole, rows(BuildUserDays.userDays(all, all, PARAMS, 1000)));
  }

  private static List<String> rows(Dataset<Row> days) {
    return days.where(Table.DT.col().leq(DAY.plusDays(2))).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
