package dev.vesper.jobs.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class OriginsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  private static Row event(String user, int minute, String type, Map<Field, String> said) {
    Map<Field, Object> values = new HashMap<>(said);
    values.put(EventFields.USER_ID, user);
    values.put(EventFields.EVENT_TYPE, type);
    values.put(EventFields.EVENT_TIME, Timestamp.from(Instant.EPOCH.plusSeconds(60L * minute)));
    values.put(Table.DT, DAY);
    return RowFactory.create(
        Stream.concat(Stream.of(Table.DT), Events.TABLE.columns().stream())
            .map(values::get)
            .toArray());
  }

  private static List<String> shown(Dataset<Row> rows) {
    return rows.orderBy(Origins.USER_ID.col(), Origins.ORIGIN.col()).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void theEarliestOfTheDayCountsAndCommunitiesOnlyOnceJoined() {
    List<Row> events =
        List.of(
            event("a", 5, "view", Map.of(EventFields.CHANNEL_SOURCE, "later")),
            event("a", 4, "register", Map.of(EventFields.CHANNEL_SOURCE, "wechat")),
            event("a", 1, "view", Map.of(EventFields.COMMUNITY_ID, "seen")),
            event("a", 6, "join", Map.of(EventFields.COMMUNITY_ID, "joined")),
            event("b", 1, "payment_failed", Map.of(EventFields.PLAN_ID, "p1")),
            event("b", 2, "subscribe", Map.of(EventFields.PLAN_ID, "p2")),
            event("b", 2, "subscribe", Map.of(EventFields.PLAN_ID, "p3")),
            event("c", 1, "view", Map.of()));
    Dataset<Row> rows =
        FindOrigins.origins(SparkForTests.session().createDataFrame(events, Events.TABLE.schema()));
    assertEquals(
        List.of(
            "[2026-09-01,a,channel,wechat]",
            "[2026-09-01,a,community,joined]",
            "[2026-09-01,b,plan,p2]"),
        shown(rows));
  }

  private static Dataset<Row> told(LocalDate day, String value) {
    return SparkForTests.session()
        .createDataFrame(
            List.of(RowFactory.create(day, "a", "channel", value)), Origins.TABLE.schema());
  }

  private static Dataset<Row> nothing() {
    return SparkForTests.session().createDataFrame(List.<Row>of(), UserOrigins.TABLE.schema());
  }

  private static Dataset<Row> ordered(Dataset<Row> states) {
    return states.select(
        Table.DT.col(),
        UserOrigins.USER_ID.col(),
        UserOrigins.ORIGIN.col(),
        UserOrigins.VALUE.col(),
        UserOrigins.TOLD_ON.col());
  }

  @Test
  void whatWasToldFirstStaysNightByNightAsInOnePass() {
    Dataset<Row> days = told(DAY.plusDays(1), "wechat").unionByName(told(DAY.plusDays(2), "baidu"));
    Dataset<Row> firsts = FirstOrigins.of(nothing(), FirstOrigins.told(days));
    Nights wanted = new Nights(new Night(DAY), new Night(DAY.plusDays(2)));
    List<String> atOnce = shown(ordered(AdvanceOrigins.states(firsts, wanted)).orderBy("dt"));
    assertEquals(
        List.of(
            "[2026-09-02,a,channel,wechat,2026-09-02]", "[2026-09-03,a,channel,wechat,2026-09-02]"),
        atOnce);
    Dataset<Row> before =
        ordered(AdvanceOrigins.states(firsts, Nights.only(wanted.first().next())));
    assertEquals(
        atOnce.subList(1, 2),
        shown(
            ordered(
                AdvanceOrigins.states(
                    FirstOrigins.of(before, FirstOrigins.told(told(DAY.plusDays(2), "baidu"))),
                    Nights.only(wanted.last())))));
  }

  private static Dataset<Row> lists(String... nightsUsersRegions) {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < nightsUsersRegions.length; at += 3) {
      Object[] values = new Object[Users.TABLE.columns().size() + 1];
      values[0] = LocalDate.parse(nightsUsersRegions[at]);
      values[1 + Users.TABLE.columns().indexOf(Users.USER_ID)] = nightsUsersRegions[at + 1];
      values[1 + Users.TABLE.columns().indexOf(Users.REGION)] = nightsUsersRegions[at + 2];
      rows.add(RowFactory.create(values));
    }
    return SparkForTests.session().createDataFrame(rows, Users.TABLE.schema());
  }

  @Test
  void theRegionIsTheOneOfTheFirstActiveDayOnWhichASnapshotTellsIt() {
    Dataset<Row> days =
        SparkForTests.session()
            .createDataFrame(
                List.of(
                    RowFactory.create(DAY, "early", true),
                    RowFactory.create(DAY.plusDays(5), "early", true),
                    RowFactory.create(DAY, "late", true),
                    RowFactory.create(DAY.plusDays(5), "late", true),
                    RowFactory.create(DAY, "unlisted", true),
                    RowFactory.create(DAY, "anonymous", false)),
                new StructType()
                    .add(Table.DT.name(), DataTypes.DateType)
                    .add(UserDays.USER_ID.name(), DataTypes.StringType)
                    .add(UserDays.IS_KNOWN.name(), DataTypes.BooleanType));
    Snapshots taken = new Snapshots(List.of(Night.of("2026-09-03"), Night.of("2026-09-06")));
    Dataset<Row> lists =
        lists(
            "2026-09-03",
            "early",
            "Beijing",
            "2026-09-03",
            "late",
            null,
            "2026-09-03",
            "anonymous",
            "Xi'an",
            "2026-09-06",
            "early",
            "Shanghai",
            "2026-09-06",
            "late",
            "Chengdu");
    assertEquals(
        List.of("[early,region,2026-09-01,Beijing]", "[late,region,2026-09-06,Chengdu]"),
        shown(FirstOrigins.of(nothing(), FirstOrigins.regions(days, lists, taken))));
    assertEquals(List.of(), shown(FirstOrigins.regions(days, lists(), new Snapshots(List.of()))));
  }

  @Test
  void withoutEventsNothingIsTold() {
    Dataset<Row> none =
        SparkForTests.session().createDataFrame(List.<Row>of(), Events.TABLE.schema());
    assertEquals(List.of(), shown(FindOrigins.origins(none)));
  }
}
