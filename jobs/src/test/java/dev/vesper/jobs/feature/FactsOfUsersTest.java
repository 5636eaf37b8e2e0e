package dev.vesper.jobs.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FactsOfUsersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

  private final List<Row> events = new ArrayList<>();
  private final List<Row> contents = new ArrayList<>();

  private void event(LocalDate day, String user, String type, Map<Field, ?> more) {
    Map<Field, Object> given = new HashMap<>(more);
    if (user != null) {
      given.put(EventFields.USER_ID, user);
    }
    given.put(EventFields.EVENT_TYPE, type);
    events.add(SomeDays.row(Events.TABLE, day, given));
  }

  private void about(String user, String type, String content) {
    event(DAY, user, type, Map.of(EventFields.CONTENT_ID, content));
  }

  private void toward(LocalDate day, String user, String type, String target) {
    event(day, user, type, Map.of(EventFields.TARGET_USER_ID, target));
  }

  private void content(LocalDate taken, String id, String... topics) {
    Map<Field, Object> given = Map.of(Contents.CONTENT_ID, id, Contents.TOPICS, topics);
    contents.add(SomeDays.row(Contents.TABLE, taken, given));
  }

  private String topics(LocalDate... taken) {
    Snapshots snapshots = new Snapshots(List.of(taken).stream().map(Night::new).toList());
    Dataset<Row> found =
        BuildTopicDays.topics(
            SomeDays.dataset(events, Events.TABLE),
            SomeDays.dataset(contents, Contents.TABLE),
            snapshots);
    return found
        .select(
            TopicDays.USER_ID.col(),
            TopicDays.TOPIC.col(),
            TopicDays.EVENTS.col(),
            TopicDays.WATCH_SECONDS.col().cast("int"))
        .orderBy(Table.DT.col(), TopicDays.USER_ID.col(), TopicDays.TOPIC.col())
        .collectAsList()
        .toString();
  }

  private String received() {
    return BuildReceivedDays.received(SomeDays.dataset(events, Events.TABLE))
        .orderBy(Table.DT.col(), ReceivedDays.USER_ID.col())
        .collectAsList()
        .toString();
  }

  @Test
  void anEventCountsOnceForEachTopicOfItsContent() {
    content(DAY, "c1", "music", "law");
    content(DAY, "c2", "law", "law");
    content(DAY, "c3");
    about("a", "view", "c1");
    about("a", "read", "c2");
    about("a", "read", "c3");
    about("a", "read", "unknown");
    about("b", "like", "c1");
    assertEquals("[[a,law,2,0], [a,music,1,0], [b,law,1,0], [b,music,1,0]]", topics(DAY));
  }

  @Test
  void progressCountsItsSecondsAndIsNoEvent() {
    content(DAY, "c1", "music");
    about("a", "play", "c1");
    for (int minute = 0; minute < 3; minute++) {
      event(
          DAY,
          "a",
          "progress",
          Map.of(EventFields.CONTENT_ID, "c1", EventFields.DURATION_S, BigDecimal.valueOf(60)));
    }
    event(
        DAY,
        "a",
        "complete",
        Map.of(EventFields.CONTENT_ID, "c1", EventFields.DURATION_S, BigDecimal.valueOf(999)));
    assertEquals("[[a,music,2,180]]", topics(DAY));
  }

  @Test
  void whatHappensToUsersOrBeforeTheySignInIsNoInterest() {
    content(DAY, "c1", "music");
    about("a", "refund", "c1");
    about("a", "expose", "c1");
    about("a", "touch", "c1");
    about(null, "read", "c1");
    assertEquals("[]", topics(DAY));
  }

  @Test
  void aContentIsAboutWhatTheSnapshotOfTheDaySays() {
    content(DAY.minusDays(3), "c1", "music");
    content(DAY, "c1", "law");
    event(DAY.minusDays(1), "a", "read", Map.of(EventFields.CONTENT_ID, "c1"));
    event(DAY, "a", "read", Map.of(EventFields.CONTENT_ID, "c1"));
    assertEquals("[[a,music,1,0], [a,law,1,0]]", topics(DAY.minusDays(3), DAY));
  }

  @Test
  void withoutContentsNobodyDealsWithATopic() {
    about("a", "read", "c1");
    assertEquals("[]", topics());
    events.clear();
    assertEquals("[]", topics(DAY));
  }

  @Test
  void whatUsersGetFromOthersIsCountedByDayAndGiver() {
    toward(DAY, "a", "like", "z");
    toward(DAY, "a", "reply", "z");
    toward(DAY, "b", "follow", "z");
    toward(DAY.minusDays(1), "b", "share", "z");
    assertEquals("[[2026-11-18,z,1,1], [2026-11-19,z,3,2]]", received());
  }

  @Test
  void nobodyGetsAnythingFromThemselvesFromStrangersOrByOtherEvents() {
    toward(DAY, "z", "like", "z");
    toward(DAY, null, "like", "z");
    toward(DAY, "a", "view", "z");
    event(DAY, "a", "like", Map.of());
    assertEquals("[]", received());
  }
}
