package dev.vesper.jobs.feature;

import static dev.vesper.jobs.feature.NamedRows.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FeaturesOfThePastTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Field PLAYS = UserDays.BY_TYPE.get("play");
  private static final Field COMPLETIONS = UserDays.BY_TYPE.get("complete");
  private static final Field CARTS = UserDays.BY_TYPE.get("add_to_cart");
  private static final Field PURCHASES = UserDays.BY_TYPE.get("purchase");

  /**
   * Some weeks of somebody, up to a day, as a night tells of them. In the last week this user buys
   * for the first time, subscribes, and tells the channel.
   */
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
    Map<Field, Object> state =
        new HashMap<>(
            Map.of(
                UserStates.USER_ID,
                "a",
                UserStates.RECENT_DAYS,
                mask << moved,
                UserStates.FIRST_ACTIVE_ON,
                first,
                UserStates.LAST_PURCHASED_ON,
                last,
                UserStates.PURCHASES,
                (long) Long.bitCount(mask)));
    if (last.equals(NIGHT)) {
      state.put(UserStates.FIRST_PURCHASED_ON, NIGHT.minusDays(4));
      days.origin(
          night,
          Map.of(
              UserOrigins.USER_ID, "a",
              UserOrigins.ORIGIN, "channel",
              UserOrigins.VALUE, "podcast",
              UserOrigins.TOLD_ON, NIGHT.minusDays(5)));
      days.subscription(
          night,
          Map.of(
              Subscriptions.USER_ID, "a",
              Subscriptions.PAID_UNTIL, NIGHT.plusDays(9),
              Subscriptions.STARTED_ON, NIGHT.minusDays(20)));
    }
    days.state(night, state);
    days.user(night, Map.of(Users.USER_ID, "a", Users.BIRTH_YEAR, 1989, Users.OCCUPATION, "nurse"));
    return days;
  }

  @Test
  void daysAfterTheDayAreNeverSeen() {
    LocalDate day = NIGHT.minusDays(12);
    Map<String, Object> then = one(FeaturesAt.of(upTo(day, day).sources(), day, UTC));
    Map<String, Object> later = one(FeaturesAt.of(upTo(NIGHT, NIGHT).sources(), day, UTC));
    assertEquals(ofAnyDay(then), ofAnyDay(later));
    assertNotNull(then.get(UserFeatures.PURCHASES_EVER.name()));
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
}
