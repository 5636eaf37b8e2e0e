package dev.vesper.jobs.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class MeasureSegmentsTest {
  private static final Night NIGHT = Night.of("2026-11-19");

  private final List<Row> members = new ArrayList<>();
  private final List<Row> days = new ArrayList<>();
  private final List<Row> states = new ArrayList<>();

  private MeasureSegmentsTest in(String segment, String... users) {
    Stream.of(users)
        .forEach(
            user ->
                members.add(RowFactory.create("habit", segment, Date.valueOf("2026-11-19"), user)));
    return this;
  }

  private MeasureSegmentsTest day(String user, String day, String amount) {
    days.add(RowFactory.create(Date.valueOf(day), user, new BigDecimal(amount)));
    return this;
  }

  private MeasureSegmentsTest paidEver(String user, String amount) {
    states.add(RowFactory.create(user, new BigDecimal(amount)));
    return this;
  }

  private Map<String, SegmentRates.RowOf> rates() {
    Dataset<Row> weeks =
        Weeks.of(
            dataset(days, Table.DT, UserDays.USER_ID, UserDays.AMOUNT),
            dataset(states, UserStates.USER_ID, UserStates.AMOUNT),
            NIGHT);
    Dataset<Row> segments =
        dataset(
            members,
            SegmentRates.SEGMENT_KIND,
            SegmentRates.SEGMENT,
            SegmentRates.SEGMENTED_ON,
            UserDays.USER_ID);
    return MeasureSegments.rates(segments, weeks, NIGHT).stream()
        .collect(Collectors.toMap(SegmentRates.RowOf::segment, Function.identity()));
  }

  private static Dataset<Row> dataset(List<Row> rows, Field... columns) {
    StructType schema = new StructType();
    for (Field column : columns) {
      schema = schema.add(column.name(), column.type());
    }
    return SparkForTests.session().createDataFrame(rows, schema);
  }

  @Test
  void aWeekIsTheSevenDaysUpToTheNight() {
    in("s1", "ada", "bob", "cyd")
        .day("ada", "2026-11-13", "0")
        .day("bob", "2026-11-12", "0")
        .day("ada", "2026-11-06", "0")
        .day("cyd", "2026-11-05", "0")
        .paidEver("ada", "0")
        .paidEver("bob", "0")
        .paidEver("cyd", "0");
    SegmentRates.RowOf row = rates().get("s1");
    assertEquals(3, row.users());
    assertEquals(1, row.activeUsers());
    assertEquals(1 / 3.0, row.activity());
    assertEquals(2, row.eligible());
    assertEquals(1, row.retained());
    assertEquals(Optional.of(0.5), row.retention());
    assertEquals(Optional.of(Wilson.of(1, 2).low()), row.retentionLow());
    assertEquals(LocalDate.parse("2026-11-19"), row.segmentedOn());
  }

  @Test
  void whoPaidBeforeDoesNotConvert() {
    in("s1", "ada", "bob", "cyd", "dan")
        .day("ada", "2026-11-19", "30")
        .day("bob", "2026-11-13", "20")
        .day("cyd", "2026-11-12", "10")
        .paidEver("ada", "30")
        .paidEver("bob", "25")
        .paidEver("cyd", "10")
        .paidEver("dan", "0");
    SegmentRates.RowOf row = rates().get("s1");
    assertEquals(2, row.unpaidUsers());
    assertEquals(1, row.converted());
    assertEquals(Optional.of(0.5), row.conversion());
    assertEquals(2, row.payingUsers());
    assertEquals(Optional.empty(), row.amount(), "two paid");
    assertEquals(Optional.empty(), row.amountPerUser());
  }

  @Test
  void whatIsPaidIsToldOfTenWhoPaidAndNotOfNine() {
    for (int user = 0; user < 10; user++) {
      in("ten", "t" + user).day("t" + user, "2026-11-19", "2.5").paidEver("t" + user, "2.5");
      in("nine", "n" + user)
          .day("n" + user, "2026-11-19", user == 0 ? "0" : "2.5")
          .paidEver("n" + user, user == 0 ? "0" : "2.5");
    }
    assertEquals(Optional.of(new BigDecimal("25.0000")), rates().get("ten").amount());
    assertEquals(Optional.of(new BigDecimal("2.5000")), rates().get("ten").amountPerUser());
    assertEquals(9, rates().get("nine").payingUsers());
    assertEquals(Optional.empty(), rates().get("nine").amount());
  }

  private static List<String> aWeekAgo(String... nights) {
    List<Row> rows =
        Stream.of(nights).map(night -> RowFactory.create(Date.valueOf(night), "ada")).toList();
    return MeasureSegments.aWeekAgo(dataset(rows, Table.DT, UserDays.USER_ID), NIGHT)
        .select(Table.DT.col().cast("string"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void aWeekAgoIsTheNewestNightOfSevenDaysBackOrMore() {
    assertEquals(List.of(), aWeekAgo("2026-11-13"));
    assertEquals(List.of("2026-11-12"), aWeekAgo("2026-11-11", "2026-11-12", "2026-11-13"));
    assertEquals(List.of("2026-11-11"), aWeekAgo("2026-11-10", "2026-11-11", "2026-11-13"));
    assertEquals(List.of(), aWeekAgo());
  }

  @Test
  void aSegmentOfUsersWhoDidNothingSaysSo() {
    SegmentRates.RowOf row = in("quiet", "eve").paidEver("eve", "5").rates().get("quiet");
    assertEquals(1, row.users());
    assertEquals(0.0, row.activity());
    assertEquals(Optional.empty(), row.retention());
    assertEquals(Optional.empty(), row.conversion());
    assertEquals(0, row.amount().orElseThrow().signum());
  }

  @Test
  void nobodyInAnySegmentGivesNoRow() {
    assertEquals(Map.of(), rates());
  }
}
