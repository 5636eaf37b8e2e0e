package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only look: status, tables, show, path. */
final class LookCommandsTest {
  private final TinyPlatform tiny = TinyPlatform.built();
  private final Shell shell = TinyPlatform.shellWithoutSpark();

  private int look(Shell in, String... arguments) {
    return in.run(
        Stream.concat(Stream.of(arguments), Stream.of("--config", tiny.config()))
            .toArray(String[]::new));
  }

  private int look(String... arguments) {
    return look(shell, arguments);
  }

  @Test
  void theStatusTellsTheNewestNight() {
    assertEquals(0, look("status"));
    assertTrue(shell.out().startsWith("night 2026-11-19 is published, complete\n"), shell.out());
    assertTrue(shell.out().contains("2026-11-20T01:00:00Z, 0.0 s ago"), shell.out());
  }

  @Test
  void theStatusIsTooOldOnlyAfterTheAgeThatIsAllowed() {
    Duration allowed = Duration.ofHours(26);
    Shell just = TinyPlatform.shell(TinyPlatform.MORNING.plus(allowed));
    assertEquals(0, look(just, "status", "--max-age", "26h"), just.err());
    assertEquals("", just.err());
    Shell late = TinyPlatform.shell(TinyPlatform.MORNING.plus(allowed).plusSeconds(1));
    assertEquals(1, look(late, "status", "--max-age", "26h"));
    assertEquals(
        "vesper: night 2026-11-19 was published 26 h 00 min ago, longer than 26 h 00 min;"
            + " run: vesper run --config "
            + tiny.config()
            + "\n",
        late.err());
    assertEquals(64, look("status", "--max-age", "26 moons"));
    assertTrue(shell.err().contains("not a time like 90min, 26h or 3d"), shell.err());
  }

  @Test
  void theStatusForProgramsIsOneObject() throws IOException {
    Shell late = TinyPlatform.shell(TinyPlatform.MORNING.plusSeconds(90));
    assertEquals(1, look(late, "status", "--json", "--max-age", "1min"));
    JsonNode status = new ObjectMapper().readTree(late.out());
    assertEquals("2026-11-19", status.get("night").asText());
    assertEquals("2026-11-20T01:00:00Z", status.get("published").asText());
    assertEquals(90, status.get("age_seconds").asInt());
    assertTrue(status.get("complete").asBoolean());
    assertTrue(status.get("too_old").asBoolean());
  }

  @Test
  void whereNothingIsPublishedTheNextCommandIsNamed(@TempDir Path temp) {
    String elsewhere = "warehouse.path=" + temp + "/warehouse";
    assertEquals(1, look("status", "--set", elsewhere));
    assertTrue(
        shell.err().startsWith("vesper: nothing is published at " + temp + "/warehouse; run: "),
        shell.err());
    assertEquals(66, look("path", "growth", "--set", elsewhere));
    assertEquals(66, look("show", "growth", "--set", elsewhere));
    assertTrue(shell.err().contains("yet; run: vesper run"), shell.err());
    assertFalse(Files.exists(temp.resolve("warehouse")));
  }

  @Test
  void theDictionaryIsPrintedWholeOrInPart() {
    assertEquals(0, shell.run("tables"));
    assertEquals(TableDictionary.TABLES.size() + 2, shell.out().lines().count());
    assertEquals(0, shell.run("tables", "growth"));
    assertTrue(shell.out().startsWith("growth, a rate: the numbers of the night\n"), shell.out());
    assertTrue(
        shell.out().lines().anyMatch(line -> line.matches("dau +bigint +users +Users active.*")),
        shell.out());
    assertEquals(0, shell.run("tables", "--markdown"));
    assertEquals(TableDictionary.markdown(), shell.out());
  }

  @Test
  void aTableThatDoesNotExistIsNamedWithTheNearest() {
    for (String command : List.of("show", "path")) {
      assertEquals(64, look(command, "grwoth"));
      assertEquals("vesper: unknown table 'grwoth'; did you mean 'growth'?\n", shell.err());
    }
    assertEquals(64, shell.run("tables", "zzzzzzzzzz"));
    assertTrue(shell.err().contains("there are growth, retention, "), shell.err());
  }

  @Test
  void thePathsAreFilesThatAreThere() {
    assertEquals(0, look("path", "growth"));
    List<Path> all = shell.out().lines().map(Path::of).toList();
    assertEquals(4, all.size());
    assertTrue(all.stream().allMatch(Files::isRegularFile), shell.out());
    assertEquals(0, look("path", "growth", "--latest"));
    assertEquals(all.get(3) + "\n", shell.out());
    assertEquals(0, look("path", "growth", "--night", "2026-11-16"));
    assertEquals(all.get(0) + "\n", shell.out());
    assertEquals(0, look("path", "users", "--night", "2026-12-24"));
    assertTrue(shell.out().contains("/users/night=2026-11-19/"), shell.out());
  }

  @Test
  void aNightThatATableLacksIsAnsweredWithThoseThereAre() {
    assertEquals(66, look("show", "growth", "--night", "2026-11-15"));
    assertEquals(
        "vesper: 'growth' has no data of 2026-11-15;"
            + " published are nights from 2026-11-16 to 2026-11-19\n",
        shell.err());
  }

  @Test
  void theRowsThatAreShownAreThoseThatDuckDbReads() throws Exception {
    assertEquals(0, look("show", "growth", "--columns", "grain,dau,dt", "--night", "2026-11-18"));
    try (DuckDb duck = new DuckDb()) {
      String expected =
          "SELECT grain, dau, dt::DATE FROM "
              + Samples.table(tiny.warehouse(), "growth")
              + " WHERE dt = '2026-11-18' ORDER BY grain";
      List<String> shown =
          shell.out().lines().skip(2).limit(3).map(line -> line.replaceAll(" +", "|")).toList();
      assertEquals(duck.rows(expected), shown);
    }
    assertTrue(shell.out().endsWith("\n3 rows, night 2026-11-18\n"), shell.out());
  }

  @Test
  void onlySoManyRowsAreShownAndOnlyColumnsThatHoldSomething() {
    assertEquals(0, look("show", "users", "--limit", "2"));
    assertTrue(shell.out().contains("\n2 of 40 rows, night 2026-11-19\n"), shell.out());
    assertEquals(0, look("show", "rejected_users"));
    assertTrue(shell.out().endsWith("\n0 rows, night 2026-11-19\n"), shell.out());
    assertEquals(0, look("show", "events", "--limit", "1"));
    assertTrue(shell.out().contains("\nabsent in these rows: "), shell.out());
    assertEquals(64, look("show", "events", "--columns", "event_tpye"));
    assertEquals(
        "vesper: 'events' has no column 'event_tpye'; did you mean 'event_type'?\n", shell.err());
  }
}
