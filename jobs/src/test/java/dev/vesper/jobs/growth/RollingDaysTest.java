package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.vesper.jobs.growth.RetentionParams.Bracket;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Days of 24 hours from the first event on. */
final class RollingDaysTest {
  private static final RetentionParams PARAMS =
      RetentionParams.of(20, 4, 2, List.of(new Bracket(1, 3), new Bracket(4, 12)));
  private static final Nights RUN = new Nights(Night.of("2026-10-10"), Night.of("2026-11-20"));
  private static final long SECONDS_PER_HOUR = 3600;

  /** By day, the first and the last hour with an event. */
  private static NavigableMap<LocalDate, long[]> days(List<Instant> events, ZoneId zone) {
    NavigableMap<LocalDate, long[]> days = new TreeMap<>();
    for (Instant event : events) {
      long hour = Math.floorDiv(event.getEpochSecond(), SECONDS_PER_HOUR);
      long[] hours =
          days.computeIfAbsent(
              event.atZone(zone).toLocalDate(), day -> new long[] {Long.MAX_VALUE, 0});
      hours[0] = Math.min(hours[0], hour);
      hours[1] = Math.max(hours[1], hour);
    }
    return days;
  }

  private static int number(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  private static Row active(LocalDate day, long[] hours) {
    return RowFactory.create(
        "u",
        number(day),
        0,
        hours[0],
        hours[1],
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Row before(NavigableMap<LocalDate, long[]> days, LocalDate night) {
    long recent = 0;
    for (LocalDate day : days.headMap(night, false).keySet()) {
      long ago = night.toEpochDay() - 1 - day.toEpochDay();
      recent |= ago < Long.SIZE ? 1L << ago : 0;
    }
    LocalDate last = days.lowerKey(night);
    return RowFactory.create(
        "u",
        number(days.firstKey()),
        null,
        days.firstEntry().getValue()[0],
        days.get(last)[1],
        null,
        null,
        null,
        number(last),
        recent,
        null,
        null,
        null,
        null,
        null);
  }

  private static Map<String, Long> counted(List<Row> rows, Nights run) {
    Person person = PersonRows.people(rows.iterator(), run, Parts.none()).next();
    RetentionCounts counts =
        new RetentionCounts(Clock.ROLLING_24H.ended(run), PARAMS, List.of(Grain.DAY));
    int birth = person.births().get(CohortKind.FIRST_SEEN);
    counts.add(person.rolling(), CohortKind.FIRST_SEEN, birth + 1);
    return Cells.of(counts.counts(), PARAMS);
  }

  private static List<Instant> events(Random random) {
    Instant at = Instant.parse("2026-10-12T00:00:00Z").plusSeconds(random.nextInt(12 * 86_400));
    List<Instant> events = new ArrayList<>();
    while (at.isBefore(Instant.parse("2026-11-15T00:00:00Z"))) {
      events.add(at);
      at = at.plusSeconds(1 + random.nextInt(4 * 86_400));
    }
    return events;
  }

  @Test
  void nightByNightTheSameCellsAreCountedAsInOnePassWhereClocksChange() {
    for (String zone : List.of("Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe")) {
      for (int seed = 0; seed < 300; seed++) {
        NavigableMap<LocalDate, long[]> days = days(events(new Random(seed)), ZoneId.of(zone));
        List<Row> rows = new ArrayList<>();
        days.forEach((day, hours) -> rows.add(active(day, hours)));
        Map<String, Long> nightly = new TreeMap<>();
        for (Night night : RUN.list()) {
          List<Row> known = new ArrayList<>();
          if (days.lowerKey(night.date()) != null) {
            known.add(before(days, night.date()));
          }
          if (days.containsKey(night.date())) {
            known.add(active(night.date(), days.get(night.date())));
          }
          if (!known.isEmpty()) {
            counted(known, Nights.only(night))
                .forEach((cell, users) -> nightly.merge(cell, users, Long::sum));
          }
        }
        assertFalse(nightly.isEmpty());
        assertEquals(counted(rows, RUN), nightly, zone + " " + seed);
      }
    }
  }

  @Test
  void aDayOfTwentyFourHoursBeginsWithTheHourOfTheFirstEvent() {
    Instant born = Instant.parse("2026-10-12T09:40:00Z");
    for (int minutes : List.of(-41, -40, 0)) { // from the end of the 24 hours on
      Instant again = born.plusSeconds(86_400 + 60L * minutes);
      List<Row> rows = new ArrayList<>();
      days(List.of(born, again), ZoneId.of("Asia/Shanghai"))
          .forEach((day, hours) -> rows.add(active(day, hours)));
      assertEquals(
          minutes >= -40,
          counted(rows, RUN).containsKey(Cells.on(Grain.DAY, LocalDate.of(2026, 10, 12), 1)),
          minutes + " minutes");
    }
  }
}
