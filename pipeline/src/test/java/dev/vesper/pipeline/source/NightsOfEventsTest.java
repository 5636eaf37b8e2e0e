package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightsOfEventsTest {
  @TempDir Path dir;

  private static String event(String time, String received) {
    String event =
        RawFolder.event("1", received.isEmpty() ? "" : "\"received_time\":\"" + received + "\"");
    return event.replace("2026-11-19T08:00:00Z", time);
  }

  private static String nights(Row row) {
    return "%s %s %s"
        .formatted(
            RawFolder.fate(row),
            row.<Object>getAs(ArrivalFields.EVENT_NIGHT.name()),
            row.<Object>getAs(ArrivalFields.ARRIVAL_NIGHT.name()));
  }

  private String only(RawFolder folder, String path, String line) throws IOException {
    folder.write(path, line);
    List<Row> rows = folder.rows();
    assertEquals(1, rows.size());
    return nights(rows.get(0));
  }

  private RawFolder folder() {
    return new RawFolder(dir, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void threeNightsLateIsCountedAndFourIsTooLate() throws IOException {
    String path = "2026-11-19/a.json";
    assertEquals(
        "accepted 2026-11-16 2026-11-19", only(folder(), path, event("2026-11-15T16:00:00Z", "")));
    assertEquals(
        "too_late 2026-11-15 2026-11-19",
        only(folder(), path, event("2026-11-15T15:59:59.999999Z", "")));
  }

  @Test
  void anHourAfterReceiptIsSkewAndMoreIsTheFuture() throws IOException {
    String path = "2026-11-19/a.json";
    String received = "2026-11-19T08:30:00Z";
    assertEquals(
        "accepted 2026-11-19 2026-11-19",
        only(folder(), path, event("2026-11-19T09:30:00Z", received)));
    assertEquals(
        "future_time null 2026-11-19",
        only(folder(), path, event("2026-11-19T09:30:00.000001Z", received)));
  }

  @Test
  void withoutAReceiptTheEndOfTheArrivalNightCounts() throws IOException {
    String path = "2026-11-19/a.json";
    assertEquals(
        "accepted 2026-11-20 2026-11-19", only(folder(), path, event("2026-11-19T17:00:00Z", "")));
    assertEquals(
        "future_time null 2026-11-19",
        only(folder(), path, event("2026-11-19T17:00:00.000001Z", "")));
  }

  @Test
  void anEventBeforeTheFirstNightIsTooLate() throws IOException {
    String path = "2026-01-01/a.json";
    assertEquals(
        "accepted 2026-01-01 2026-01-01", only(folder(), path, event("2025-12-31T16:00:00Z", "")));
    assertEquals(
        "too_late 2025-12-31 2026-01-01",
        only(folder(), path, event("2025-12-31T15:59:59.999999Z", "")));
  }

  @Test
  void theDirectoryThenTheReceiptThenTheFirstSightTellTheArrival() throws IOException {
    String time = "2026-11-18T08:00:00Z";
    String line = event(time, "2026-11-18T20:00:00Z");
    assertEquals("accepted 2026-11-18 2026-11-21", only(folder(), "2026-11-21/a.json", line));
    Path flat = java.nio.file.Files.createDirectory(dir.resolve("flat"));
    RawFolder folder = new RawFolder(flat, ZoneId.of("Asia/Shanghai"));
    assertEquals("accepted 2026-11-18 2026-11-19", only(folder, "a.json", line));
    assertEquals("accepted 2026-11-18 2026-11-20", only(folder, "a.json", event(time, "")));
  }

  @Test
  void theSettingsChooseAnotherClock() throws IOException {
    String path = "2026-11-21/a.json";
    String line = event("2026-01-05T08:00:00Z", "2026-11-18T20:00:00Z");
    assertEquals(
        "too_late 2026-01-05 2026-11-19",
        only(folder().arrival(ArrivalClock.RECEIVED), path, line));
    assertEquals(
        "accepted 2026-01-05 2026-01-05", only(folder().arrival(ArrivalClock.EVENT), path, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "Asia/Shanghai"
      })
  void everyInstantFallsOnTheDayThatJavaTimeSays(String name) {
    ZoneId zone = ZoneId.of(name);
    NightFinder finder = new NightFinder(zone);
    List<Instant> instants = new ArrayList<>();
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse("1985-01-01T00:00:00Z"));
    for (int i = 0; change != null && i < 100; i++) {
      for (int minutes = -26 * 60; minutes <= 26 * 60; minutes += 7) {
        instants.add(change.getInstant().plusSeconds(60L * minutes));
      }
      instants.add(change.getInstant().minusNanos(1000));
      instants.add(change.getInstant());
      change = zone.getRules().nextTransition(change.getInstant());
    }
    instants.add(Instant.parse("2026-11-19T23:59:59.999999Z"));
    assertTrue(instants.size() > 1);
    for (Instant instant : instants) {
      LocalDate expected = instant.atZone(zone).toLocalDate();
      assertEquals(
          expected,
          LocalDate.ofEpochDay(finder.day(NightFinder.micros(instant))),
          () -> instant + " in " + zone);
    }
  }
}
