package dev.vesper.jobs.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FeaturesAtTest {
  /** A Thursday. */
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Field PLAYS = UserDays.BY_TYPE.get("play");
  private static final Field COMPLETIONS = UserDays.BY_TYPE.get("complete");
  private static final Field CARTS = UserDays.BY_TYPE.get("add_to_cart");
  private static final Field PURCHASES = UserDays.BY_TYPE.get("purchase");

  private static Map<Field, Object> active(String user, long events) {
    return Map.of(UserDays.USER_ID, user, UserDays.EVENTS, events, UserDays.ACTIVE_HOURS, 1);
  }

  private static Map<Field, Object> state(String user, long mask, LocalDate since) {
    return Map.of(
        UserStates.USER_ID, user, UserStates.RECENT_DAYS, mask, UserStates.FIRST_ACTIVE_ON, since);
  }

  private static Map<String, Object> one(Dataset<Row> features) {
    List<Row> rows = features.collectAsList();
    assertEquals(1, rows.size());
    return named(rows.get(0));
  }

  private static Map<String, Object> named(Row row) {
    Map<String, Object> named = new TreeMap<>();
    for (String column : row.schema().fieldNames()) {
      int at = row.fieldIndex(column);
      boolean isMap = column.equals(UserFeatures.TOPIC_SHARES.name());
      named.put(
          column,
          row.isNullAt(at) ? null : isMap ? new TreeMap<>(row.getJavaMap(at)) : row.get(at));
    }
    return named;
  }

  private static Map<String, Object> only(Map<String, Object> row, Field... fields) {
    Map<String, Object> only = new TreeMap<>();
    Arrays.stream(fields).forEach(field -> only.put(field.name(), row.get(field.name())));
    return only;
  }

  private static Map<String, Object> ofMask(long mask, LocalDate since) {
    return one(
        FeaturesAt.of(new SomeDays().state(NIGHT, state("a", mask, since)).sources(), NIGHT, UTC));
  }

  private static void assertDays(long mask, LocalDate since, String expected) {
    assertEquals(
        expected,
        only(
                ofMask(mask, since),
                UserFeatures.DAYS_SINCE_ACTIVE,
                UserFeatures.STREAK_DAYS,
                UserFeatures.ACTIVE_DAYS_7,
                UserFeatures.ACTIVE_DAYS_28,
                UserFeatures.ACTIVE_DAYS_56,
                UserFeatures.ACTIVE_WEEKS_56,
                UserFeatures.KNOWN_WEEKS_56)
            .toString());
  }

  @Test
  void theActiveDaysOfAMaskAreCountedFromTheNightBack() {
    LocalDate long_ago = NIGHT.minusDays(300);
    assertDays(
        -1L,
        long_ago,
        "{active_days_28=28, active_days_56=56, active_days_7=7, active_weeks_56=8,"
            + " days_since_active=0, known_weeks_56=8, streak_days=56}");
    assertDays(
        0b1110L,
        long_ago,
        "{active_days_28=3, active_days_56=3, active_days_7=3, active_weeks_56=1,"
            + " days_since_active=1, known_weeks_56=8, streak_days=3}");
    assertDays(
        0b1100L,
        NIGHT.minusDays(6),
        "{active_days_28=2, active_days_56=2, active_days_7=2, active_weeks_56=1,"
            + " days_since_active=2, known_weeks_56=1, streak_days=0}");
    assertDays(
        1L << 6 | 1L << 7 | 1L << 27 | 1L << 28 | 1L << 55 | 1L << 56,
        NIGHT.minusDays(56),
        "{active_days_28=3, active_days_56=5, active_days_7=1, active_weeks_56=5,"
            + " days_since_active=6, known_weeks_56=8, streak_days=0}");
    assertDays(
        1L << 55,
        NIGHT.minusDays(55),
        "{active_days_28=0, active_days_56=1, active_days_7=0, active_weeks_56=1,"
            + " days_since_active=55, known_weeks_56=8, streak_days=0}");
    assertDays(
        1L << 56,
        long_ago,
        "{active_days_28=0, active_days_56=0, active_days_7=0, active_weeks_56=0,"
            + " days_since_active=56, known_weeks_56=8, streak_days=0}");
  }

  @Test
  void weekendsAreTheSaturdaysAndSundaysOf28Days() {
    Map<String, Object> row = ofMask(0b111111L, NIGHT.minusDays(5)); // from Saturday to Thursday
    assertEquals(2L, row.get(UserFeatures.WEEKEND_DAYS_28.name()));
    assertEquals(2 / 6.0, row.get(UserFeatures.WEEKEND_SHARE.name()));
    assertEquals(8L, ofMask(-1L, NIGHT.minusDays(80)).get(UserFeatures.WEEKEND_DAYS_28.name()));
  }

  @Test
  void sumsReachBack27DaysAndNoFurther() {
    SomeDays days =
        new SomeDays().state(NIGHT, state("a", 1L << 27 | 1L << 28 | 1, NIGHT.minusDays(28)));
    for (int ago : List.of(0, 27, 28)) {
      days.day(NIGHT.minusDays(ago), active("a", 10 + ago))
          .received(
              NIGHT.minusDays(ago),
              Map.of(ReceivedDays.USER_ID, "a", ReceivedDays.RECEIVED, 1L + ago))
          .topic(
              NIGHT.minusDays(ago),
              Map.of(TopicDays.USER_ID, "a", TopicDays.TOPIC, "t" + ago, TopicDays.EVENTS, 4L));
    }
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

  /** Some weeks of somebody who buys, joins a plan and is told of, up to a day. */
  private static SomeDays upTo(LocalDate last, LocalDate night) {
    SomeDays days = new SomeDays();
    long mask = 0;
    LocalDate first = NIGHT.minusDays(70);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      long since = day.toEpochDay() - first.toEpochDay();
      mask <<= 1;
      if (since % 3 == 0 || since % 7 == 1) {
        mask |= 1;
        days.day(
                day,
                Map.of(
                    UserDays.USER_ID,
                    "a",
                    UserDays.EVENTS,
                    9L + since,
                    UserDays.SESSIONS,
                    1L,
                    UserDays.WATCH_SECONDS,
                    BigDecimal.valueOf(since),
                    UserDays.ACTIVE_HOURS,
                    1 << (since % 24),
                    PLAYS,
                    4L,
                    COMPLETIONS,
                    since % 2,
                    CARTS,
                    3L,
                    PURCHASES,
                    since % 2))
            .topic(
                day,
                Map.of(
                    TopicDays.USER_ID,
                    "a",
                    TopicDays.TOPIC,
                    "t" + since % 5,
                    TopicDays.EVENTS,
                    since))
            .received(day, Map.of(ReceivedDays.USER_ID, "a", ReceivedDays.RECEIVED, since));
      }
    }
    long moved = night.toEpochDay() - last.toEpochDay();
    days.state(
        night,
        Map.of(
            UserStates.USER_ID,
            "a",
            UserStates.RECENT_DAYS,
            mask << moved,
            UserStates.FIRST_ACTIVE_ON,
            first,
            UserStates.FIRST_PURCHASED_ON,
            first.plusDays(3),
            UserStates.LAST_PURCHASED_ON,
            last,
            UserStates.PURCHASES,
            (long) Long.bitCount(mask)));
    days.origin(
        night,
        Map.of(
            UserOrigins.USER_ID, "a",
            UserOrigins.ORIGIN, "channel",
            UserOrigins.VALUE, "podcast",
            UserOrigins.TOLD_ON, first.plusDays(2)));
    days.user(night, Map.of(Users.USER_ID, "a", Users.BIRTH_YEAR, 1989, Users.OCCUPATION, "nurse"));
    return days;
  }

  @Test
  void daysAfterTheDayAreNeverSeen() {
    LocalDate day = NIGHT.minusDays(12);
    Map<String, Object> then = one(FeaturesAt.of(upTo(day, day).sources(), day, UTC));
    Map<String, Object> later = one(FeaturesAt.of(upTo(NIGHT, NIGHT).sources(), day, UTC));
    assertEquals(ofAnyDay(then), ofAnyDay(later));
    assertFalse(then.get(UserFeatures.PURCHASES_EVER.name()) == null);
    for (Feature feature : Features.ALL) {
      boolean absent = later.get(feature.name()) == null;
      boolean mayBe = feature.missing().isPresent() || feature.known() == Known.OF_ITS_NIGHT;
      assertFalse(absent && !mayBe, feature.name());
      assertFalse(feature.known() == Known.OF_ITS_NIGHT && !absent, feature.name());
    }
  }

  private static Map<String, Object> ofAnyDay(Map<String, Object> row) {
    List<String> hidden =
        Features.ALL.stream()
            .filter(feature -> feature.known() == Known.OF_ITS_NIGHT)
            .map(Feature::name)
            .toList();
    return row.entrySet().stream()
        .filter(each -> !hidden.contains(each.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> String.valueOf(each.getValue()),
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void daysBeforeWhatAStateRemembersAreToldByTheUserDays() {
    LocalDate day = NIGHT.minusDays(40); // of the 56 days before it, a mask of 64 knows 24
    assertEquals(
        one(FeaturesAt.of(upTo(day, day).sources(), day, UTC))
            .get(UserFeatures.ACTIVE_DAYS_56.name()),
        one(FeaturesAt.of(upTo(NIGHT, NIGHT).sources(), day, UTC))
            .get(UserFeatures.ACTIVE_DAYS_56.name()));
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
