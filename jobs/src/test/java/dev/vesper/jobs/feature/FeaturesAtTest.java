package dev.vesper.jobs.feature;

import static dev.vesper.jobs.feature.NamedRows.one;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Field;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FeaturesAtTest {
  /** A Thursday. */
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private static final ZoneId UTC = ZoneId.of("UTC");

  private static Map<Field, Object> active(String user, long events) {
    return Map.of(UserDays.USER_ID, user, UserDays.EVENTS, events, UserDays.ACTIVE_HOURS, 1);
  }

  private static Map<Field, Object> state(String user, long mask, LocalDate since) {
    return Map.of(
        UserStates.USER_ID, user, UserStates.RECENT_DAYS, mask, UserStates.FIRST_ACTIVE_ON, since);
  }

  private static Map<String, Object> only(Map<String, Object> row, Field... fields) {
    Map<String, Object> only = new TreeMap<>();
    Arrays.stream(fields).forEach(field -> only.put(field.name(), row.get(field.name())));
    return only;
  }

  /** The rows of users who have nothing but a mask of days and a first day, by their names. */
  private static Map<String, Map<String, Object>> ofMasks(SomeDays states) {
    return FeaturesAt.of(states.withoutDimensions(), NIGHT, UTC).collectAsList().stream()
        .map(NamedRows::named)
        .collect(
            Collectors.toMap(row -> row.get(UserFeatures.USER_ID.name()).toString(), row -> row));
  }

  @Test
  void theActiveDaysOfAMaskAreCountedFromTheNightBack() {
    LocalDate longAgo = NIGHT.minusDays(300);
    long edges = 1L << 6 | 1L << 7 | 1L << 27 | 1L << 28 | 1L << 55 | 1L << 56;
    Map<String, Map<String, Object>> rows =
        ofMasks(
            new SomeDays()
                .state(NIGHT, state("always", -1L, longAgo))
                .state(NIGHT, state("until yesterday", 0b1110L, longAgo))
                .state(NIGHT, state("two days off", 0b1100L, NIGHT.minusDays(6)))
                .state(NIGHT, state("at the edges", edges, NIGHT.minusDays(56)))
                .state(NIGHT, state("55 days ago", 1L << 55, NIGHT.minusDays(55)))
                .state(NIGHT, state("56 days ago", 1L << 56, longAgo)));
    assertDays(rows.get("always"), "[0, 56, 7, 28, 56, 8, 8]");
    assertDays(rows.get("until yesterday"), "[1, 3, 3, 3, 3, 1, 8]");
    assertDays(rows.get("two days off"), "[2, 0, 2, 2, 2, 1, 1]");
    assertDays(rows.get("at the edges"), "[6, 0, 1, 3, 5, 5, 8]");
    assertDays(rows.get("55 days ago"), "[55, 0, 0, 0, 1, 1, 8]");
    assertDays(rows.get("56 days ago"), "[56, 0, 0, 0, 0, 0, 8]");
  }

  private static void assertDays(Map<String, Object> row, String expected) {
    assertEquals(
        expected,
        Stream.of(
                UserFeatures.DAYS_SINCE_ACTIVE,
                UserFeatures.STREAK_DAYS,
                UserFeatures.ACTIVE_DAYS_7,
                UserFeatures.ACTIVE_DAYS_28,
                UserFeatures.ACTIVE_DAYS_56,
                UserFeatures.ACTIVE_WEEKS_56,
                UserFeatures.KNOWN_WEEKS_56)
            .map(field -> row.get(field.name()))
            .toList()
            .toString());
  }

  @Test
  void weekendsAreTheSaturdaysAndSundaysOf28Days() {
    Map<String, Map<String, Object>> rows =
        ofMasks(
            new SomeDays()
                .state(NIGHT, state("since Saturday", 0b111111L, NIGHT.minusDays(5)))
                .state(NIGHT, state("always", -1L, NIGHT.minusDays(80))));
    Map<String, Object> row = rows.get("since Saturday");
    assertEquals(2L, row.get(UserFeatures.WEEKEND_DAYS_28.name()));
    assertEquals(2 / 6.0, row.get(UserFeatures.WEEKEND_SHARE.name()));
    assertEquals(8L, rows.get("always").get(UserFeatures.WEEKEND_DAYS_28.name()));
  }

  /** The days of one user, each with events, something received and a topic of its own. */
  private static SomeDays activeDaysAgo(int... daysAgo) {
    SomeDays days = new SomeDays();
    long mask = 0;
    for (int ago : daysAgo) {
      mask |= 1L << ago;
      days.day(NIGHT.minusDays(ago), active("a", 10 + ago))
          .received(
              NIGHT.minusDays(ago),
              Map.of(ReceivedDays.USER_ID, "a", ReceivedDays.RECEIVED, 1L + ago))
          .topic(
              NIGHT.minusDays(ago),
              Map.of(TopicDays.USER_ID, "a", TopicDays.TOPIC, "t" + ago, TopicDays.EVENTS, 4L));
    }
    return days.state(NIGHT, state("a", mask, NIGHT.minusDays(28)));
  }

  @Test
  void sumsReachBack27DaysAndNoFurther() {
    SomeDays days = activeDaysAgo(0, 27, 28);
    assertEquals(
        "{events_28=47, events_per_day=23.5, received_28=29, topic_events_28=8,"
            + " topic_shares={t0=0.5, t27=0.5}, topics_28=2}",
        only(
                one(FeaturesAt.of(days.sources(), NIGHT, UTC)),
                UserFeatures.EVENTS_28,
                UserFeatures.EVENTS_PER_DAY,
                UserFeatures.RECEIVED_28,
                UserFeatures.TOPICS_28,
                UserFeatures.TOPIC_EVENTS_28,
                UserFeatures.TOPIC_SHARES)
            .toString());
  }

  @Test
  void theNewerHalfReachesBack13DaysAndNoFurther() {
    SomeDays days = activeDaysAgo(0, 13, 14);
    Dataset<Row> features = FeaturesAt.of(days.sources(), NIGHT, UTC).cache();
    Map<String, Object> row = one(features);
    assertEquals(
        "[2, 33, 15, 2, 8, {t0=0.5, t13=0.5}]",
        Stream.of(
                "active_days_14",
                "events_14",
                "received_14",
                "active_hours_14",
                "topic_events_14",
                "topic_shares_14")
            .map(row::get)
            .toList()
            .toString());
    assertEquals("[3.0, 57.0, 19.0 of t0, t13, t14]", habits(features, Stretch.MONTH));
    assertEquals("[4.0, 66.0, 16.5 of t0, t13]", habits(features, Stretch.NEWER));
    assertEquals("[2.0, 48.0, 24.0 of t14]", habits(features, Stretch.OLDER));
  }

  /** Active days, events, events a day, and topics, of some of the days. */
  private static String habits(Dataset<Row> features, Stretch stretch) {
    List<Feature> asked =
        Features.ALL.stream()
            .filter(
                each ->
                    List.of("active_days_28", "events_28", "events_per_day").contains(each.name()))
            .toList();
    FeatureRow row = FeatureRows.row(features.select(FeatureRows.columns(asked, stretch)).head());
    String topics =
        row.topics().entrySet().stream()
            .filter(each -> each.getValue() > 1e-9)
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
    return "[%s, %s, %s of %s]"
        .formatted(row.numbers()[0], row.numbers()[1], row.numbers()[2], topics);
  }

  @Test
  void whatIsNotKnownIsAbsentAndWhatDidNotHappenIsNothing() {
    SomeDays nothing = new SomeDays().state(NIGHT, state("a", 0, NIGHT.minusDays(80)));
    Field[] some = {
      UserFeatures.EVENTS_28,
      UserFeatures.PAID_28,
      UserFeatures.COMPLETIONS_PER_PLAY,
      UserFeatures.TOPICS_28,
      UserFeatures.TOPIC_SHARES,
      UserFeatures.HAS_MEMBERSHIP,
      UserFeatures.MEMBERSHIP_DAYS_LEFT,
      UserFeatures.OCCUPATION
    };
    assertEquals(
        "{completions_per_play=null, events_28=0, has_membership=false, membership_days_left=null,"
            + " occupation=null, paid_28=0.0000, topic_shares=null, topics_28=0}",
        only(one(FeaturesAt.of(nothing.sources(), NIGHT, UTC)), some).toString());
    assertEquals(
        "{completions_per_play=null, events_28=0, has_membership=null, membership_days_left=null,"
            + " occupation=null, paid_28=0.0000, topic_shares=null, topics_28=null}",
        only(one(FeaturesAt.of(nothing.withoutDimensions(), NIGHT, UTC)), some).toString());
  }

  @Test
  void hoursAreThoseOfTheBusinessZoneBeforeAndAfterTheClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin"); // clocks go back on 2026-10-25
    int at4 = 1 << 4;
    SomeDays days = new SomeDays().state(NIGHT, state("a", 1 | 1L << 26, NIGHT.minusDays(26)));
    days.day(NIGHT, Map.of(UserDays.USER_ID, "a", UserDays.EVENTS, 1L, UserDays.ACTIVE_HOURS, at4));
    days.day(
        NIGHT.minusDays(26),
        Map.of(UserDays.USER_ID, "a", UserDays.EVENTS, 1L, UserDays.ACTIVE_HOURS, at4));
    Map<String, Object> row = one(FeaturesAt.of(days.sources(), NIGHT.plusDays(0), berlin));
    assertEquals(
        "{active_hours_28=2, morning_hours_28=1, morning_share=0.5, night_hours_28=1}",
        only(
                row,
                UserFeatures.ACTIVE_HOURS_28,
                UserFeatures.NIGHT_HOURS_28,
                UserFeatures.MORNING_HOURS_28,
                UserFeatures.MORNING_SHARE)
            .toString());
  }

  @Test
  void aMembershipIsToldBySubscriptionsInForce() {
    SomeDays days = new SomeDays().state(NIGHT, state("a", 1, NIGHT));
    days.subscription(NIGHT, subscribed("p1", true, 10, 100));
    days.subscription(NIGHT, subscribed("p2", true, -2, 3));
    days.subscription(NIGHT, subscribed("p3", false, 90, 400));
    assertEquals(
        "{has_cancelled=false, has_membership=true, membership_days=100, membership_days_left=10}",
        only(
                one(FeaturesAt.of(days.sources(), NIGHT, UTC)),
                UserFeatures.HAS_MEMBERSHIP,
                UserFeatures.HAS_CANCELLED,
                UserFeatures.MEMBERSHIP_DAYS,
                UserFeatures.MEMBERSHIP_DAYS_LEFT)
            .toString());
  }

  private static Map<Field, Object> subscribed(String plan, boolean inForce, int left, int since) {
    return Map.of(
        Subscriptions.USER_ID,
        "a",
        Subscriptions.PLAN_ID,
        plan,
        Subscriptions.IS_IN_FORCE,
        inForce,
        Subscriptions.PAID_UNTIL,
        NIGHT.plusDays(left),
        Subscriptions.STARTED_ON,
        NIGHT.minusDays(since));
  }

  @Test
  void onlyWhoSignedInByTheDayHasFeatures() {
    SomeDays days =
        new SomeDays()
            .state(NIGHT, state("today", 1, NIGHT))
            .state(NIGHT, state("before", 2, NIGHT.minusDays(1)))
            .state(
                NIGHT,
                Map.of(
                    UserStates.USER_ID,
                    "device",
                    UserStates.IS_KNOWN,
                    false,
                    UserStates.FIRST_ACTIVE_ON,
                    NIGHT.minusDays(9)));
    assertEquals("[before, today]", users(FeaturesAt.of(days.sources(), NIGHT, UTC)));
    assertEquals("[before]", users(FeaturesAt.of(days.sources(), NIGHT.minusDays(1), UTC)));
    assertEquals("[]", users(FeaturesAt.of(days.sources(), NIGHT.minusDays(2), UTC)));
    assertEquals("[]", users(FeaturesAt.of(new SomeDays().sources(), NIGHT, UTC)));
  }

  private static String users(Dataset<Row> features) {
    return features.select(UserFeatures.USER_ID.col()).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList()
        .toString();
  }
}
