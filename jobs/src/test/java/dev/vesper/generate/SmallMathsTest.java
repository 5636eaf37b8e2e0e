package dev.vesper.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Night;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Days, dice, ids and the spelling of numbers. */
final class SmallMathsTest {

  @Test
  void daysBeginAndEndAsJavaTimeSays() {
    for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
      ZoneId id = ZoneId.of(zone);
      Calendar calendar = new Calendar(Night.of("2026-01-01"), 365, id);
      for (int day = 0; day < 365; day++) {
        Instant first = Night.of("2026-01-01").plus(day).startsAt(id);
        assertEquals(first, instant(calendar.startsAt(day)), zone);
        assertEquals(day, calendar.dayOf(calendar.startsAt(day)));
        assertEquals(day - 1, calendar.dayOf(calendar.startsAt(day) - 1));
        assertEquals(day, calendar.dayOf(calendar.at(day, 86_399.999)));
        assertEquals(calendar.weekday(day), Night.of("2026-01-01").plus(day).date().getDayOfWeek());
      }
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Test
  void timesAreSpelledAsIsoInUtc() {
    for (String iso :
        List.of(
            "2026-11-19T08:15:30.123456Z",
            "1970-01-01T00:00:00.000000Z",
            "2024-02-29T23:59:59.999999Z",
            "0001-01-01T00:00:00.000001Z")) {
      Instant moment = Instant.parse(iso);
      long micros = moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
      assertEquals(iso, spelled(new Bytes(1).time(micros)));
    }
    assertEquals(
        Instant.parse("0001-01-01T00:00:00Z"), instant(Breakages.YEAR_ONE), "the year one");
  }

  @Test
  void numbersAreSpelledInFull() {
    assertEquals("0", spelled(new Bytes(1).number(0)));
    assertEquals("10", spelled(new Bytes(1).number(10)));
    assertEquals("0.05", spelled(new Bytes(1).decimal(5, 2)));
    assertEquals("199.90", spelled(new Bytes(1).decimal(19_990, 2)));
    assertEquals("42.9", spelled(new Bytes(1).decimal(429, 1)));
    assertEquals("00ff", spelled(new Bytes(1).hex(255, 4)));
    assertEquals("统计 a", spelled(new Bytes(1).text("统计 a")));
    assertEquals("0.07", Csv.money(7));
    assertEquals("1234.50", Csv.money(123_450));
  }

  private static String spelled(Bytes bytes) {
    return new String(bytes.data(), 0, bytes.size(), StandardCharsets.UTF_8);
  }

  @Test
  void idsOfAllOriginsUsersAndDaysDiffer() {
    Set<Long> ids = new HashSet<>();
    int made = 0;
    for (EventIds.Origin origin : EventIds.Origin.values()) {
      for (int user : List.of(0, 1, GeneratorSettings.MAX_USERS - 1)) {
        for (int day : List.of(0, 1, GeneratorSettings.MAX_DAYS - 1)) {
          for (int ordinal = 0; ordinal < 200; ordinal++) {
            long id = EventIds.of(origin, user, day, ordinal);
            ids.add(EventIds.disguised(id, 99));
            ids.add(EventIds.disguised(EventIds.broken(id), 99));
            made += 2;
          }
        }
      }
    }
    assertEquals(made, ids.size());
  }

  @Test
  void diceAreFairAndStreamsUnrelated() {
    Dice one = Dice.of(1, "one");
    Dice two = Dice.of(1, "two");
    int[] faces = new int[6];
    int equal = 0;
    for (int i = 0; i < 60_000; i++) {
      int face = one.at(i, 3).below(6);
      faces[face]++;
      equal += face == two.at(i, 3).below(6) ? 1 : 0;
    }
    for (int count : faces) {
      assertEquals(10_000, count, 500);
    }
    assertEquals(10_000, equal, 500);
  }

  @Test
  void weightsAreDigits() {
    Dice dice = Dice.of(1, "weights");
    int[] drawn = new int[3];
    for (int i = 0; i < 10_000; i++) {
      drawn[dice.at(i, 0).weighted("703", 10)]++;
    }
    assertEquals(7_000, drawn[0], 250);
    assertEquals(0, drawn[1]);
    assertTrue(drawn[2] > 0);
  }

  @Test
  void theStayOfAUserHasThePlantedSurvival() {
    World world = World.of(GeneratorSettings.of(40_000, 5, 3));
    Lives lives = new Lives(world);
    int readers = 0;
    int afterTen = 0;
    for (int user = 0; user < 40_000; user++) {
      Life life = lives.of(user);
      if (life.habit() == Habit.EVENING_READER) {
        readers++;
        afterTen += life.mayComeOn(life.arrival() + 10) ? 1 : 0;
      }
    }
    assertEquals(Habit.EVENING_READER.survives(10), afterTen / (double) readers, 0.02);
  }
}
