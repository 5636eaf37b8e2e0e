package dev.vesper.cli.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vesper.cli.display.Display.Counts;
import dev.vesper.cli.display.Display.Summary;
import dev.vesper.cli.display.JobResult.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);
  private Instant now = Instant.parse("2026-11-20T02:30:00Z");

  private void play(Display display) {
    display.planned("2026-11-19", 2, List.of("2026-10-01 keeps what it was built with"));
    display.started("keep-events", "2026-11-18 to 2026-11-19", "missing");
    now = now.plusSeconds(29);
    display.advanced("keep-events", new Counts(0, 3, 10, 40));
    now = now.plusSeconds(1);
    display.advanced("keep-events", new Counts(1, 3, 20, 40));
    display.finished(
        new JobResult("keep-events", Status.BUILT, 2, 1_204_311, 30.04, List.of("fell back")));
    display.finished(
        new JobResult("measure-growth", Status.FAILED, 0, 0, 1, List.of("a\u001B[2J\nb")));
    display.finished(new JobResult("build-user-days", Status.FRESH, 0, 0, 0, List.of()));
    display.ended(
        new Summary(
            "night 2026-11-19 is partial",
            List.of(
                new JobResult("keep-events", Status.BUILT, 2, 1_204_311, 30.04, List.of()),
                new JobResult("measure-growth", Status.FAILED, 0, 0, 1, List.of()),
                new JobResult("build-user-days", Status.FRESH, 0, 0, 0, List.of())),
            65,
            List.of("tables: /v/warehouse/tables")));
    display.close();
  }

  @Test
  void aLogHasPlainLinesWithTheirTime() {
    play(new LogDisplay(out, () -> now));
    assertEquals(
        """
        2026-11-20T02:30:00Z night 2026-11-19: 2 jobs with something to do
        2026-11-20T02:30:00Z 2026-10-01 keeps what it was built with
        2026-11-20T02:30:00Z keep-events: building 2026-11-18 to 2026-11-19 (missing)
        2026-11-20T02:30:30Z keep-events: 1 of 3 stages, 20 of 40 tasks
        2026-11-20T02:30:30Z keep-events: built, 2 partitions, 1,204,311 rows, 30.0 s
        2026-11-20T02:30:30Z keep-events: fell back
        2026-11-20T02:30:30Z measure-growth: failed, 0 partitions, 0 rows, 1.0 s
        2026-11-20T02:30:30Z measure-growth: a?[2J; b
        2026-11-20T02:30:30Z job             status  partitions       rows    time
        2026-11-20T02:30:30Z -----------------------------------------------------
        2026-11-20T02:30:30Z keep-events     built            2  1,204,311  30.0 s
        2026-11-20T02:30:30Z measure-growth  failed           0          0   1.0 s
        2026-11-20T02:30:30Z 1 job had nothing to do: fresh
        2026-11-20T02:30:30Z night 2026-11-19 is partial (1 min 05 s)
        2026-11-20T02:30:30Z tables: /v/warehouse/tables
        """,
        text.toString());
  }

  @Test
  void aProgramReadsOneObjectALine() throws IOException {
    play(new JsonDisplay(out, () -> now));
    ObjectMapper json = new ObjectMapper();
    List<String> lines = text.toString().lines().toList();
    List<String> events =
        lines.stream().map(line -> read(json, line).get("event").asText()).toList();
    assertEquals(
        List.of(
            "planned",
            "started",
            "advanced",
            "advanced",
            "finished",
            "finished",
            "finished",
            "ended"),
        events);
    JsonNode ended = json.readTree(lines.get(7));
    assertEquals(1_204_311, ended.get("jobs").get(0).get("rows").asLong());
    assertEquals("2026-11-20T02:30:30Z", ended.get("at").asText());
    assertEquals("a\u001B[2J\nb", json.readTree(lines.get(5)).get("sentences").get(0).asText());
  }

  private static JsonNode read(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  @Test
  void aTerminalShowsWhatRunsBelowWhatIsThrough() {
    TerminalDisplay display = new TerminalDisplay(out, () -> now, Paint.PLAIN, 120);
    Screen screen = new Screen();
    display.started("keep-events", "2026-11-19", "missing");
    display.started("build-user-days", "2026-11-19", "missing");
    now = now.plusSeconds(65);
    display.advanced("build-user-days", new Counts(1, 3, 20, 40));
    display.tick();
    assertEquals(
        List.of(
            "running  keep-events               [....................]  stage 0/0  task 0/0  1:05"
                + "  2026-11-19",
            "running  build-user-days           [##########..........]  stage 1/3  task 20/40"
                + "  1:05  2026-11-19"),
        screen.shows(text.toString()));
    display.finished(new JobResult("keep-events", Status.BUILT, 1, 12, 65.2, List.of("noted")));
    assertEquals(
        List.of(
            "built    keep-events               1 partition, 12 rows, 1 min 05 s",
            "         noted",
            "running  build-user-days           [##########..........]  stage 1/3  task 20/40"
                + "  1:05  2026-11-19"),
        screen.shows(text.toString()));
    display.note("something");
    display.close();
    assertEquals(3, screen.shows(text.toString()).size());
    assertEquals("something", screen.shows(text.toString()).get(2));
  }

  @Test
  void aTerminalEndsWithTheSummaryAndNoLineIsBroken() {
    TerminalDisplay display = new TerminalDisplay(out, () -> now, Paint.COLOURED, 40);
    play(display);
    List<String> shown = new Screen().shows(text.toString());
    assertEquals("tables: /v/warehouse/tables", shown.get(shown.size() - 1));
    assertTrue(shown.contains("1 job had nothing to do: fresh"));
    assertTrue(shown.stream().noneMatch(line -> line.startsWith("running")));
    String drawn = text.toString();
    display.tick();
    display.note("too late");
    assertEquals(drawn, text.toString());
    TerminalDisplay narrow = new TerminalDisplay(out, () -> now, Paint.PLAIN, 40);
    narrow.started("keep-events", "2026-11-19", "missing");
    String last = text.toString().substring(drawn.length());
    assertEquals(39, new Screen().shows(last).get(0).length());
  }

  @Test
  void numbersAreWrittenForPeople() {
    assertEquals("0.0 s", Words.seconds(0.04));
    assertEquals("59.9 s", Words.seconds(59.94));
    assertEquals("1 min 00 s", Words.seconds(59.96));
    assertEquals("59 min 59 s", Words.seconds(3599.4));
    assertEquals("1 h 00 min", Words.seconds(3599.6));
    assertEquals("0 rows", Words.count(0, "row"));
    assertEquals("1 row", Words.count(1, "row"));
    assertEquals("1,000 rows", Words.count(1000, "row"));
  }
}
