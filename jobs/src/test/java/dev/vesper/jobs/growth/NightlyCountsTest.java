package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

final class NightlyCountsTest {
  private static final LocalDate BEGIN = LocalDate.of(2026, 5, 1);
  private static final int DAYS = 200;

  /** A run that begins long after the first users and spans more than one word of bits. */
  private static final Nights RUN = new Nights(Night.of("2026-08-31"), Night.of("2026-11-16"));

  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 1);

  private static boolean active(NavigableSet<LocalDate> days, LocalDate from, LocalDate to) {
    return !days.subSet(from, true, to, true).isEmpty();
  }

  private static Person person(Presence presence, Span... listed) {
    return new Person(presence, presence, Map.of(), List.of(), Payments.NONE, List.of(listed));
  }

  @Test
  void everyCountIsWhatLookingAtEachUserAndNightGives() {
    List<NavigableSet<LocalDate>> users = SomeUsers.of(7, 60, BEGIN, DAYS, 3);
    NightlyCounts counts = new NightlyCounts(RUN);
    for (NavigableSet<LocalDate> days : users) {
      if (!days.first().isAfter(RUN.last().date())) {
        counts.add(person(SomeUsers.presence(days, RUN)));
      }
    }
    for (Night night : RUN.list()) {
      LocalDate day = night.date();
      assertEquals(
          users.stream().filter(days -> active(days, day.minusDays(6), day)).count(),
          counts.value(night, Measure.SEVEN_DAYS),
          night + " seven days");
      assertEquals(
          users.stream().filter(days -> active(days, day.minusDays(29), day)).count(),
          counts.value(night, Measure.THIRTY_DAYS),
          night + " thirty days");
      assertEquals(
          users.stream().filter(days -> !days.first().isAfter(day)).count(),
          counts.value(night, Measure.KNOWN),
          night + " known");
      for (int number = 0; number <= Measure.DAYS_COUNTED; number++) {
        int wanted = number;
        assertEquals(
            users.stream()
                .filter(days -> !days.first().isAfter(day))
                .filter(days -> days.subSet(day.minusDays(27), true, day, true).size() == wanted)
                .count(),
            counts.value(night, Measure.ACTIVE_DAYS, number),
            night + " days " + number);
      }
      for (Grain grain : Grain.values()) {
        assertGrain(users, counts, night, grain);
      }
    }
  }

  private static void assertGrain(
      List<NavigableSet<LocalDate>> users, NightlyCounts counts, Night night, Grain grain) {
    LocalDate since = grain.start(night.date());
    LocalDate before = grain.start(since.minusDays(1));
    long[] expected = new long[5];
    for (NavigableSet<LocalDate> days : users) {
      boolean now = active(days, since, night.date());
      boolean then = active(days, before, since.minusDays(1));
      boolean fresh = now && !days.first().isBefore(since);
      expected[0] += now ? 1 : 0;
      expected[1] += fresh ? 1 : 0;
      expected[2] += now && then ? 1 : 0;
      expected[3] += now && !then && !fresh ? 1 : 0;
      expected[4] += then && !now ? 1 : 0;
    }
    Measure[] measures = {
      Measure.ACTIVE, Measure.NEW, Measure.RETAINED, Measure.RETURNED, Measure.LOST
    };
    for (int each = 0; each < measures.length; each++) {
      assertEquals(
          expected[each],
          counts.value(night, measures[each], grain),
          night + " " + grain + " " + measures[each]);
    }
    assertEquals(
        users.stream()
            .filter(days -> !days.first().isBefore(before) && days.first().isBefore(since))
            .count(),
        counts.value(night, Measure.PREVIOUS_NEW, grain),
        night + " " + grain + " new before");
  }

  @Test
  void statesTurnOnTheSeventhAndTheThirtiethDay() {
    assertState("CURRENT AT_RISK_WEEKLY", 6);
    assertState("REACTIVATED AT_RISK_MONTHLY", 7);
    assertState("REACTIVATED AT_RISK_MONTHLY", 29);
    assertState("RESURRECTED DORMANT", 30);
    assertState("RESURRECTED DORMANT", 90);
    Presence fresh = new Presence(0, new long[] {1}, Presence.LOOK_BACK, 0);
    assertEquals(ActivityState.NEW, ActivityState.of(fresh, Presence.LOOK_BACK));
  }

  private static void assertState(String activeAndNot, int daysAgo) {
    long recent = daysAgo > Long.SIZE ? 0 : 1L << (daysAgo - 1);
    int first = Presence.LOOK_BACK - daysAgo;
    Presence active = new Presence(recent, new long[] {1}, first, first);
    Presence away = new Presence(recent, new long[] {0}, first, first);
    assertEquals(
        activeAndNot,
        ActivityState.of(active, Presence.LOOK_BACK)
            + " "
            + ActivityState.of(away, Presence.LOOK_BACK));
  }

  private static String moves(NightlyCounts counts, int night) {
    List<String> moves = new ArrayList<>();
    for (LifecycleTransitions.RowOf row :
        LifecycleTransitions.rows(counts, RUN.list().get(night), List.of(ActivityState.values()))) {
      if (row.users() > 0) {
        moves.add(row.fromState() + " " + row.toState() + " " + row.users());
      }
    }
    return String.join(", ", moves);
  }

  @Test
  void whoIsRegisteredIsInactiveUntilTheFirstActiveDayOrUntilListedNoMore() {
    int begin = Presence.LOOK_BACK;
    Presence never = SomeUsers.never(RUN);
    Presence third = new Presence(0, new long[] {0b1000, 0}, begin + 3, 0);
    NightlyCounts counts = new NightlyCounts(RUN);
    for (Person person :
        List.of(
            person(never, new Span(begin - 1, begin - 1), new Span(begin, begin + 1)),
            person(third, new Span(begin + 1, begin + 9)))) {
      counts.add(person);
      counts.addInactive(person);
    }
    assertEquals("never_active never_active 1", moves(counts, 0));
    assertEquals("unknown never_active 1, never_active never_active 1", moves(counts, 1));
    assertEquals("never_active never_active 1, never_active unknown 1", moves(counts, 2));
    assertEquals("never_active new 1", moves(counts, 3));
    assertEquals("new at_risk_weekly 1", moves(counts, 4));
    assertEquals(
        2, counts.value(RUN.list().get(1), ActivityState.NEVER_ACTIVE, PaidState.NEVER_PAID));
    assertEquals(0, counts.value(RUN.list().get(2), Measure.KNOWN));
    assertEquals(1, counts.value(RUN.list().get(3), Measure.KNOWN));
  }

  @Test
  void aWeekBeginsOnMondayAndAMonthOnItsFirst() {
    assertEquals(LocalDate.of(2026, 10, 26), Grain.WEEK.start(SUNDAY));
    assertEquals(SUNDAY, Grain.MONTH.start(SUNDAY));
    assertTrue(Grain.WEEK.isLastDay(SUNDAY));
    assertFalse(Grain.WEEK.isLastDay(SUNDAY.plusDays(1)));
    assertFalse(Grain.MONTH.isLastDay(SUNDAY));
    assertTrue(Grain.MONTH.isLastDay(LocalDate.of(2028, 2, 29)));
    assertFalse(Grain.MONTH.isLastDay(LocalDate.of(2028, 2, 28)));
  }
}
