package dev.vesper.jobs.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One user on the way through one funnel, event by event. */
final class WalkTest {
  private static final List<String> NOWHERE = List.of("", "", "", "");

  private static Funnel funnel(Mode mode, Counted counted, long window, String... steps) {
    return new Funnel(
        "f",
        List.of(steps).stream().map(Funnel.Step::of).toList(),
        mode,
        window == 0 ? Window.EVER : new Window(window * 1_000_000L),
        counted,
        List.of("x"),
        List.of());
  }

  /** The user does one thing a second, a letter each; a dot is nothing. */
  private static Walk walk(Funnel funnel, String letters) {
    Walk walk = new Walk(funnel, List.of());
    events(letters).forEach(walk::see);
    return walk;
  }

  private static List<Happening> events(String letters) {
    List<Happening> events = new ArrayList<>();
    for (int at = 0; at < letters.length(); at++) {
      if (letters.charAt(at) != '.') {
        events.add(new Happening(at * 1_000_000L, letters.substring(at, at + 1), NOWHERE));
      }
    }
    return events;
  }

  /** The attempts as their seconds, with the first letter of how they stand. */
  private static String shown(Walk walk) {
    return String.join(
        " ",
        walk.attempts().stream()
            .map(
                attempt ->
                    attempt.outcome().word().substring(0, 2)
                        + attempt.reachedAt().stream().map(at -> at / 1_000_000L).toList())
            .toList());
  }

  private static String ordered(String letters) {
    return shown(walk(funnel(Mode.ORDERED, Counted.FIRST_TIME, 0, "a", "b", "c"), letters));
  }

  @Test
  void stepsCountInOrderWhateverLiesBetween() {
    assertEquals("co[0, 2, 5]", ordered("a.b..c"));
    assertEquals("co[1, 3, 4]", ordered("cazbc"));
    assertEquals("op[0]", ordered("acc"));
    assertEquals("", ordered("bc"));
  }

  @Test
  void repeatsDoNotBeginTheWindowAnew() {
    Funnel windowed = funnel(Mode.ORDERED, Counted.FIRST_TIME, 3, "a", "b");
    assertEquals("op[0]", shown(walk(windowed, "a.a.b")));
    assertEquals("co[0, 3]", shown(walk(windowed, "a.ab")));
  }

  @Test
  void aStepAtTheVeryEndOfTheWindowCountsAndOneMicrosecondLaterDoesNot() {
    for (long beyond : List.of(0L, 1L)) {
      Walk walk = new Walk(funnel(Mode.ORDERED, Counted.FIRST_TIME, 3, "a", "b"), List.of());
      walk.see(new Happening(5, "a", NOWHERE));
      walk.see(new Happening(5 + 3_000_000L + beyond, "b", NOWHERE));
      assertEquals(beyond == 0 ? 2 : 1, walk.attempts().get(0).steps());
    }
  }

  @Test
  void anEventIsOneStepOnlyAndOneOfSeveralIsEnough() {
    assertEquals(
        "co[0, 2]", shown(walk(funnel(Mode.ORDERED, Counted.FIRST_TIME, 0, "a", "a"), "a.aa")));
    assertEquals(
        "co[1, 2]", shown(walk(funnel(Mode.ORDERED, Counted.FIRST_TIME, 0, "a|b", "b|c"), "cbba")));
  }

  @Test
  void inAnyOrderEachStepCountsOnce() {
    Funnel any = funnel(Mode.ANY, Counted.FIRST_TIME, 4, "a", "b", "c");
    assertEquals("co[0, 2, 3]", shown(walk(any, "ccab")));
    assertEquals("op[1, 5]", shown(walk(any, ".b.b.ac")));
    assertEquals(5, walk(any, "c.a").attempts().get(0).done());
  }

  @Test
  void strictlyNothingElseMayComeBetween() {
    Funnel strict = funnel(Mode.STRICT, Counted.FIRST_TIME, 0, "a", "b");
    assertEquals("co[0, 2]", shown(walk(strict, "a.b")));
    assertEquals("br[0]", shown(walk(strict, "azb")));
    assertEquals("br[0]", shown(walk(strict, "aab")));
    Funnel again = funnel(Mode.STRICT, Counted.RECURRING, 0, "a", "b");
    assertEquals("br[0] co[1, 2]", shown(walk(again, "aab")));
  }

  @Test
  void anExcludedEventEndsAnAttemptBetweenTwoStepsAndNowhereElse() {
    assertEquals("ex[0]", ordered("axbc"));
    assertEquals("ex[1, 2]", ordered("xabxc"));
    assertEquals("co[0, 1, 2]", ordered("abcx"));
  }

  @Test
  void aNewAttemptBeginsAfterConversionAfterTheWindowOrAfterAnExclusion() {
    Funnel again = funnel(Mode.ORDERED, Counted.RECURRING, 3, "a", "b");
    assertEquals("co[0, 1] op[2]", shown(walk(again, "aba")));
    assertEquals("op[0] co[4, 5]", shown(walk(again, "a.a.ab")));
    assertEquals("op[0]", shown(walk(again, "a..a")));
    assertEquals("ex[0] co[2, 3]", shown(walk(again, "axab")));
    assertEquals(
        "co[0, 1]", shown(walk(funnel(Mode.ORDERED, Counted.FIRST_TIME, 3, "a", "b"), "abab")));
  }

  @Test
  void aDayIsReportedWhenTheWindowOfItsLastMomentHasEnded() {
    BusinessDays days = new BusinessDays(ZoneId.of("Europe/Berlin"));
    Funnel week = funnel(Mode.ORDERED, Counted.FIRST_TIME, 7 * 86_400, "a", "b");
    assertEquals(LocalDate.of(2026, 10, 12), reported(week, days, LocalDate.of(2026, 10, 5)));
    assertEquals(LocalDate.of(2026, 10, 27), reported(week, days, LocalDate.of(2026, 10, 20)));
    assertEquals(
        LocalDate.of(2026, 4, 1),
        reported(week, days, LocalDate.of(2026, 3, 24)),
        "the clock goes forward on 29 March, so the last window ends an hour into the next day");
    Funnel hour = funnel(Mode.ORDERED, Counted.FIRST_TIME, 3600, "a", "b");
    assertEquals(LocalDate.of(2026, 10, 6), reported(hour, days, LocalDate.of(2026, 10, 5)));
    Funnel ever = funnel(Mode.ORDERED, Counted.FIRST_TIME, 0, "a", "b");
    assertEquals(
        OptionalInt.empty(),
        new Walk(ever, List.of()).reportedOn(walk(ever, "a").attempts().get(0), days));
  }

  private static LocalDate reported(Funnel funnel, BusinessDays days, LocalDate entered) {
    Happening morning =
        new Happening(days.endOf(Math.toIntExact(entered.toEpochDay()) - 1), "a", NOWHERE);
    Walk walk = new Walk(funnel, List.of());
    walk.see(morning);
    return LocalDate.ofEpochDay(walk.reportedOn(walk.attempts().get(0), days).orElseThrow());
  }

  @Test
  void everyAttemptIsTheBestChoiceOfTheEventsThatAreLeftForIt() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      String letters = letters(random, 1 + random.nextInt(12));
      for (Mode mode : Mode.values()) {
        int window = random.nextInt(8);
        Funnel funnel = funnel(mode, Counted.RECURRING, window, "a", "b", "c");
        List<List<Long>> best = BruteForce.attempts(funnel, events(letters));
        assertEquals(best, times(funnel, letters), letters + " " + mode + " within " + window);
        assertEquals(
            best.stream().limit(1).toList(),
            times(funnel(mode, Counted.FIRST_TIME, window, "a", "b", "c"), letters));
      }
    }
  }

  private static List<List<Long>> times(Funnel funnel, String letters) {
    return walk(funnel, letters).attempts().stream().map(Attempt::reachedAt).toList();
  }

  @Test
  void fewerGetThroughWithinAWindowAndNoneLosesByStoppingHalfway() {
    Random random = new Random(11);
    BusinessDays days = new BusinessDays(ZoneId.of("UTC"));
    for (int round = 0; round < 1000; round++) {
      String letters = letters(random, 14);
      for (Mode mode : Mode.values()) {
        for (Counted counted : Counted.values()) {
          Funnel windowed = funnel(mode, counted, 4, "a", "b", "c");
          Walk whole = walk(windowed, letters);
          assertEquals(shown(whole), shown(resumed(windowed, letters, 7, days)), letters + mode);
          Funnel ever = funnel(mode, Counted.FIRST_TIME, 0, "a", "b", "c");
          if (counted == Counted.FIRST_TIME && !whole.attempts().isEmpty()) {
            assertTrue(
                whole.attempts().get(0).steps() <= walk(ever, letters).attempts().get(0).steps());
          }
        }
      }
    }
  }

  /** Stops after some events, keeps what is known then, and goes on with that. */
  private static Walk resumed(Funnel funnel, String letters, int stop, BusinessDays days) {
    List<Happening> events = events(letters);
    Walk before = new Walk(funnel, List.of());
    events.stream().filter(event -> event.at() < stop * 1_000_000L).forEach(before::see);
    Walk after = new Walk(funnel, before.asOf(0, days).stream().map(WalkTest::reopened).toList());
    events.stream().filter(event -> event.at() >= stop * 1_000_000L).forEach(after::see);
    return after;
  }

  /** These windows end within the day, which is over for {@code asOf} and not for the test. */
  private static Attempt reopened(Attempt attempt) {
    return attempt.outcome() == Outcome.EXPIRED ? attempt.with(Outcome.OPEN) : attempt;
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < length; at++) {
      letters.append("aaabbbcccxz...".charAt(random.nextInt(14)));
    }
    return letters.toString();
  }
}
