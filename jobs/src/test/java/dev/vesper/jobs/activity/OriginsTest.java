package dev.vesper.jobs.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
    Dataset<Row> firsts = AdvanceOrigins.firsts(nothing(), days);
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
                    AdvanceOrigins.firsts(before, told(DAY.plusDays(2), "baidu")),
                    Nights.only(wanted.last())))));
  }

  @Test
  void withoutEventsNothingIsTold() {
    Dataset<Row> none =
        SparkForTests.session().createDataFrame(List.<Row>of(), Events.TABLE.schema());
    assertEquals(List.of(), shown(FindOrigins.origins(none)));
  }
}
