package dev.vesper.jobs.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.growth.Growth;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.revenue.SubscriptionSpans;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Contract;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** From a handful of events to the rates of communities. */
final class MeasureCommunitiesTest {
  private static final Nights NIGHTS = new Nights(Night.of("2026-10-31"), Night.of("2026-11-01"));

  private static Dataset<Row> dataset(StructType schema, Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), schema);
  }

  private static Row event(String id, String at, String type, String user, String community) {
    Map<String, Object> told =
        Map.of(
            Table.DT.name(),
            LocalDate.parse(at.substring(0, 10)),
            EventFields.EVENT_ID.name(),
            id,
            EventFields.EVENT_TIME.name(),
            Timestamp.from(Instant.parse(at)),
            EventFields.EVENT_TYPE.name(),
            type,
            EventFields.USER_ID.name(),
            user,
            EventFields.COMMUNITY_ID.name(),
            community,
            EventFields.AMOUNT.name(),
            new BigDecimal("9.5000"),
            EventFields.CURRENCY.name(),
            id.equals("foreign") ? "USD" : "CNY");
    return FilledRows.of(Events.TABLE, told);
  }

  private static Dataset<Row> days(Row... events) {
    return BuildMemberDays.days(
        dataset(Events.TABLE.schema(), events), new BuildMemberDays.Params("CNY"));
  }

  private static Dataset<Row> spans(Row... rows) {
    return dataset(
        new StructType()
            .add(SubscriptionSpans.USER_ID.name(), DataTypes.StringType)
            .add(SubscriptionSpans.PLAN_ID.name(), DataTypes.StringType)
            .add(SubscriptionSpans.COMMUNITY_ID.name(), DataTypes.StringType)
            .add(SubscriptionSpans.FIRST_NIGHT.name(), DataTypes.DateType)
            .add(SubscriptionSpans.LAST_NIGHT.name(), DataTypes.DateType),
        rows);
  }

  private static Dataset<Row> nobody() {
    return dataset(Memberships.TABLE.schema());
  }

  private static Dataset<Row> growth() {
    List<Row> rows = new ArrayList<>();
    for (Night night : NIGHTS.list()) {
      List<Object> values = new ArrayList<>();
      for (StructField field : Growth.TABLE.schema().fields()) {
        values.add(value(field, night));
      }
      rows.add(RowFactory.create(values.toArray()));
    }
    return SparkForTests.session().createDataFrame(rows, Growth.TABLE.schema());
  }

  private static Object value(StructField field, Night night) {
    if (field.dataType().equals(DataTypes.DateType)) {
      return night.date();
    }
    if (field.dataType().equals(DataTypes.StringType)) {
      return "day";
    }
    if (field.dataType().equals(DataTypes.BooleanType)) {
      return true;
    }
    return field.dataType().equals(DataTypes.DoubleType) ? (Object) 0.0 : (Object) 10L;
  }

  private static final Row[] EVENTS = {
    event("1", "2026-10-31T08:00:00Z", "join", "ann", "g"),
    event("2", "2026-10-31T09:00:00Z", "purchase", "bob", "g"),
    event("foreign", "2026-10-31T10:00:00Z", "purchase", "bob", "g"),
    event("4", "2026-10-31T11:00:00Z", "join", "cy", "g"),
    event("5", "2026-11-01T08:00:00Z", "leave", "bob", "g"),
    event("6", "2026-11-01T08:00:00Z", "join", "cy", "h")
  };

  @Test
  void theLastEventOfADayDecidesAndPaymentsAreAddedInOneCurrency() {
    Dataset<Row> days =
        days(
            EVENTS[1],
            EVENTS[2],
            event("3", "2026-10-31T09:30:00Z", "leave", "bob", "g"),
            event("7", "2026-11-01T09:30:00Z", "join", "bob", "g"),
            event("8", "2026-11-01T09:30:00Z", "leave", "bob", "g"));
    assertEquals(
        "[[2026-10-31,true,0,1,2,9.5000,1], [2026-11-01,false,1,1,0,0.0000,0]]",
        days.select(
                Table.DT.col(),
                MemberDays.IS_MEMBER.col(),
                MemberDays.JOINS.col(),
                MemberDays.LEAVES.col(),
                MemberDays.PAYMENTS.col(),
                MemberDays.AMOUNT.col(),
                MemberDays.FOREIGN_PAYMENTS.col())
            .orderBy(Table.DT.col())
            .collectAsList()
            .toString());
    assertEquals(List.of(), Contract.problems(MemberDays.TABLE, days.schema()));
  }

  @Test
  void theRatesOfAMonthThatEndsAndOfTheDayAfter() {
    Dataset<Row> spans =
        spans(
            RowFactory.create(
                "ann", "p", null, LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 1)));
    Dataset<Row> members = MemberRows.joined(nobody(), days(EVENTS), spans);
    Dataset<Row> rates = MeasureCommunities.rates(members, growth(), NIGHTS);
    assertEquals(List.of(), Contract.problems(CommunityRates.TABLE, rates.schema()));
    assertEquals(
        List.of(
            "[2026-10-31,g,2026-10-31,true,3,0,3,0,2,0,0,0.2,null,null]",
            "[2026-11-01,g,2026-11-01,true,2,3,0,1,1,2,1,0.1,0.5,0.5]",
            "[2026-11-01,h,2026-11-01,true,1,0,1,0,0,0,0,0.0,null,null]"),
        shown(rates, "day"));
    assertEquals(
        List.of(
            "[2026-10-31,g,2026-10-01,true,3,0,3,0,2,0,0,0.2,null,null]",
            "[2026-11-01,g,2026-11-01,false,2,3,0,1,1,2,1,0.1,null,null]",
            "[2026-11-01,h,2026-11-01,false,1,0,1,0,0,0,0,0.0,null,null]"),
        shown(rates, "month"));
  }

  private static List<String> shown(Dataset<Row> rates, String grain) {
    return rates
        .where(CommunityRates.GRAIN.col().equalTo(grain))
        .select(
            Table.DT.col(),
            CommunityRates.COMMUNITY_ID.col(),
            CommunityRates.PERIOD_START.col(),
            CommunityRates.IS_COMPLETE.col(),
            CommunityRates.MEMBERS.col(),
            CommunityRates.PREVIOUS_MEMBERS.col(),
            CommunityRates.NEW_MEMBERS.col(),
            CommunityRates.LEFT_MEMBERS.col(),
            CommunityRates.PAYING_MEMBERS.col(),
            CommunityRates.PREVIOUS_PAYING_MEMBERS.col(),
            CommunityRates.PAID_IN_BOTH.col(),
            CommunityRates.SHARE_OF_USERS.col(),
            CommunityRates.PAYING_RATIO.col(),
            CommunityRates.PAYING_RETENTION.col())
        .orderBy(Table.DT.col(), CommunityRates.COMMUNITY_ID.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void aStateCarriedOnIsTheStateOfBothDays() {
    Dataset<Row> atOnce =
        AdvanceMemberships.states(
            MemberRows.joined(nobody(), days(EVENTS), spans()), NIGHTS, NIGHTS);
    assertEquals(List.of(), Contract.problems(Memberships.TABLE, atOnce.schema()));
    Nights second = Nights.only(NIGHTS.last());
    Dataset<Row> before = on(atOnce, NIGHTS.first()).localCheckpoint();
    Dataset<Row> carried =
        AdvanceMemberships.states(
            MemberRows.joined(before, on(days(EVENTS), NIGHTS.last()), spans()), second, second);
    assertEquals(
        List.of(
            "[2026-11-01,ann,g,true,2026-10-31,2026-10-31,null,null,3,0]",
            "[2026-11-01,bob,g,false,2026-10-31,2026-10-31,2026-11-01,2026-10-31,2,2]",
            "[2026-11-01,cy,g,true,2026-10-31,2026-10-31,null,null,3,0]",
            "[2026-11-01,cy,h,true,2026-11-01,2026-11-01,null,null,1,0]"),
        rows(carried));
    assertEquals(rows(carried), rows(on(atOnce, NIGHTS.last())));
  }

  private static Dataset<Row> on(Dataset<Row> rows, Night night) {
    return rows.where(Table.DT.col().equalTo(night.date()));
  }

  private static List<String> rows(Dataset<Row> states) {
    return states
        .orderBy(Memberships.USER_ID.col(), Memberships.COMMUNITY_ID.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void whereNothingHappensThereIsNoRow() {
    Dataset<Row> members = MemberRows.joined(nobody(), days(), spans());
    assertEquals(0, MeasureCommunities.rates(members, growth(), NIGHTS).count());
    assertEquals(0, AdvanceMemberships.states(members, NIGHTS, NIGHTS).count());
  }
}
