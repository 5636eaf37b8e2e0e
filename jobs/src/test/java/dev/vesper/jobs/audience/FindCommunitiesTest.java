package dev.vesper.jobs.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.jobs.value.CustomerValue;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class FindCommunitiesTest {
  private static final Night NIGHT = Night.of("2026-11-19");

  private final List<Row> segments = new ArrayList<>();
  private final List<Row> features = new ArrayList<>();
  private final List<Row> values = new ArrayList<>();
  private long events = 5;

  /** A user of a segment: active days, interactions, paid in 28 days, shares of topics. */
  private void user(
      String id, int segment, long days, long given, int paid, Map<String, Double> shares) {
    segments.add(RowFactory.create(id, segment));
    features.add(
        RowFactory.create(
            Date.valueOf("2026-11-19"),
            id,
            days > 14 ? 1L : 0L,
            days,
            given,
            1L,
            false,
            BigDecimal.valueOf(paid),
            events,
            shares));
  }

  private void worth(String id, String value) {
    values.add(RowFactory.create(id, new BigDecimal(value)));
  }

  private Dataset<Row> topics() {
    return Devotees.topics(
        Devotees.people(
            dataset(segments, UserSegments.USER_ID, UserSegments.SEGMENT_ID),
            dataset(
                features,
                Table.DT,
                UserFeatures.USER_ID,
                UserFeatures.ACTIVE_DAYS_7,
                UserFeatures.ACTIVE_DAYS_28,
                UserFeatures.GIVEN_28,
                UserFeatures.RECEIVED_28,
                UserFeatures.HAS_MEMBERSHIP,
                UserFeatures.PAID_28,
                UserFeatures.TOPIC_EVENTS_28,
                UserFeatures.TOPIC_SHARES),
            dataset(values, CustomerValue.USER_ID, CustomerValue.VALUE)));
  }

  private static Dataset<Row> dataset(List<Row> rows, Field... columns) {
    StructType schema = new StructType();
    for (Field column : columns) {
      schema = schema.add(column.name(), column.type());
    }
    return SparkForTests.session().createDataFrame(rows, schema);
  }

  private List<CommunityCandidates.RowOf> candidates(Optional<Map<String, Long>> communities) {
    Dataset<Row> topics = topics();
    return new Candidates(
            FindCommunities.groups(topics).collectAsList(),
            FindCommunities.further(topics).collectAsList(),
            communities)
        .rows(NIGHT);
  }

  private void tenUsers() {
    for (int user = 0; user < 10; user++) {
      user("u" + user, 1, 10 + user, user, user % 2, Map.of("law", 0.25, "art", 0.75));
      worth("u" + user, "2.5");
    }
  }

  @Test
  void aGroupHasTenUsersDevotedToATopic() {
    tenUsers();
    user("x", 2, 20, 0, 0, Map.of("law", 1.0));
    user("y", 1, 20, 0, 0, Map.of("law", 0.24, "art", 0.2, "tax", 0.56));
    List<CommunityCandidates.RowOf> rows = candidates(Optional.of(Map.of("law", 2L)));
    assertEquals(List.of("art", "law"), rows.stream().map(row -> row.topic()).toList());
    CommunityCandidates.RowOf art = rows.get(0);
    assertEquals(1, art.segmentId());
    assertEquals(10, art.users());
    assertEquals(5, art.activeUsers());
    assertEquals(145, art.activeDays());
    assertEquals(14.5, art.daysPerUser());
    assertEquals(55, art.interactions());
    assertEquals(5, art.payingUsers());
    assertEquals(Optional.of(new BigDecimal("25.0000")), art.expectedValue());
    assertEquals(Optional.of(new BigDecimal("2.5000")), art.valuePerUser());
    assertEquals(List.of("law"), art.furtherTopics());
    assertEquals(Optional.of(0L), art.communities());
    assertEquals(Optional.of(2L), rows.get(1).communities());
  }

  @Test
  void theMostValuableGroupComesFirst() {
    tenUsers();
    for (int user = 0; user < 10; user++) {
      user("v" + user, 2, 1, 0, 0, Map.of("zen", 1.0));
    }
    worth("v0", "1000");
    List<CommunityCandidates.RowOf> rows = candidates(Optional.empty());
    assertEquals(List.of("zen", "art", "law"), rows.stream().map(row -> row.topic()).toList());
    assertEquals(List.of(1, 2, 3), rows.stream().map(row -> row.rank()).toList());
    assertEquals(1, rows.get(0).valuedUsers());
    assertEquals(Optional.empty(), rows.get(0).expectedValue(), "it would be that one user's");
    assertEquals(Optional.empty(), rows.get(0).valuePerUser());
    assertEquals(Optional.empty(), rows.get(0).communities());
  }

  @Test
  void whoConnectsPeopleIsInvitedFirst() {
    tenUsers();
    List<Row> invites =
        FindCommunities.invites(topics())
            .where(CommunityInvites.TOPIC.col().equalTo("art"))
            .orderBy(CommunityInvites.RANK.col())
            .collectAsList();
    assertEquals(10, invites.size());
    assertEquals("u9", invites.get(0).getString(4));
    assertEquals("u0", invites.get(9).getString(4));
  }

  @Test
  void nineUsersAreNoCommunity() {
    tenUsers();
    features.remove(0);
    assertEquals(List.of(), candidates(Optional.empty()));
    assertTrue(FindCommunities.invites(topics()).isEmpty());
  }

  @Test
  void fourEventsMakeNobodyDevoted() {
    events = 4;
    tenUsers();
    assertEquals(List.of(), candidates(Optional.empty()));
    assertTrue(FindCommunities.invites(topics()).isEmpty());
  }

  @Test
  void outliersAreNoCommunity() {
    for (int user = 0; user < 10; user++) {
      user("o" + user, UserSegments.OUTLIERS, 20, 3, 1, Map.of("law", 1.0));
    }
    assertEquals(List.of(), candidates(Optional.empty()));
  }

  @Test
  void nobodyIsNoCommunity() {
    assertEquals(List.of(), candidates(Optional.empty()));
  }
}
