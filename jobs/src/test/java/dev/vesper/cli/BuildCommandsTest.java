package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vesper.pipeline.warehouse.Commit;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that build, or say what they would: run, plan, backfill. */
final class BuildCommandsTest {
  private final TinyPlatform tiny = TinyPlatform.built();
  private final Shell shell = TinyPlatform.shellWithoutSpark();

  private int run(Shell in, String... arguments) {
    return in.run(
        Stream.concat(Stream.of(arguments), Stream.of("--config", tiny.config()))
            .toArray(String[]::new));
  }

  @Test
  void aRunThatFindsEverythingFreshSaysSoAndStartsNoSpark() {
    assertEquals(0, run(shell, "run"), shell.err());
    assertTrue(shell.out().contains("everything is fresh up to 2026-11-19"), shell.out());
    assertEquals("", shell.err());
  }

  @Test
  void yesterdayIsTheOneOfTheBusinessZone() {
    Shell beforeMidnight =
        TinyPlatform.shell(Instant.parse("2026-11-20T15:59:59Z"))
            .lending(
                () -> {
                  throw new AssertionError("Spark was started");
                });
    assertEquals(0, run(beforeMidnight, "run"), beforeMidnight.err());
    Shell afterMidnight = TinyPlatform.shell(Instant.parse("2026-11-20T16:00:00Z"));
    assertEquals(66, run(afterMidnight, "run"));
    assertTrue(afterMidnight.err().contains("2026-11-20"), afterMidnight.err());
    assertFalse(afterMidnight.err().contains("\tat "), afterMidnight.err());
  }

  @Test
  void aJobThatDoesNotExistIsNamedWithTheNearest() {
    for (String command : List.of("run", "plan")) {
      assertEquals(64, run(shell, command, "--job", "measure-grwth"));
      assertEquals(
          "vesper "
              + command
              + ": unknown job 'measure-grwth'; did you mean 'measure-growth'? see vesper "
              + command
              + " --help\n",
          shell.err());
    }
    assertEquals(64, run(shell, "run", "--job", "zzzzzzzzzz"));
    assertTrue(shell.err().contains("there are read-arrivals, "), shell.err());
  }

  @Test
  void aNightThatIsNoDateIsAMistakeOfTheCommandLine() {
    assertEquals(64, run(shell, "run", "--night", "yesterday"));
    assertTrue(shell.err().contains("not a date like 2026-11-19: 'yesterday'"), shell.err());
  }

  @Test
  void aPlanOfAnEmptyWarehouseTellsEveryNightAndTouchesNothing(@TempDir Path temp) {
    Path nowhere = temp.resolve("warehouse");
    assertEquals(0, run(shell, "plan", "--set", "warehouse.path=" + nowhere));
    assertTrue(
        shell.out().startsWith("up to night 2026-11-19, the first being 2026-11-16:\n"),
        shell.out());
    assertTrue(
        shell
            .out()
            .lines()
            .anyMatch(
                line -> line.matches("measure-growth +2026-11-16 to 2026-11-19 +4 {2}missing")),
        shell.out());
    assertFalse(Files.exists(nowhere));
  }

  @Test
  void aPlanNamesTheInputsThatARunWouldRefuseToStartWithout() {
    assertEquals(0, run(shell, "plan", "--night", "2026-11-20"));
    assertTrue(
        shell.out().contains("a run would refuse to start: there are no events of 2026-11-20"),
        shell.out());
    assertEquals(0, run(shell, "plan", "--night", "2026-11-19"));
    assertEquals("everything is fresh up to 2026-11-19; nothing would be built\n", shell.out());
  }

  @Test
  void aPlanForProgramsIsOneObject(@TempDir Path temp) throws IOException {
    assertEquals(
        0,
        run(
            shell,
            "plan",
            "--json",
            "--job",
            "keep-events",
            "--set",
            "warehouse.path=" + temp + "/w"));
    JsonNode plan = new ObjectMapper().readTree(shell.out());
    assertEquals("2026-11-19", plan.get("night").asText());
    assertEquals("2026-11-16", plan.get("first_night").asText());
    assertEquals("read-arrivals", plan.at("/steps/0/job").asText());
    assertEquals("take-users", plan.at("/steps/1/job").asText(), "who agrees is always asked");
    assertEquals("keep-events", plan.at("/steps/2/job").asText());
    assertEquals(4, plan.at("/steps/2/count").asInt());
    assertEquals("missing", plan.at("/steps/2/why").asText());
    assertEquals("2026-11-19", plan.at("/steps/2/nights/0/last").asText());
    assertEquals(3, plan.get("steps").size());
  }

  @Test
  void aBackfillBuildsANightAnewAndPublishesIt() {
    Warehouse warehouse = Warehouse.open(tiny.warehouse().toString());
    long before = warehouse.newest().map(Commit::number).orElseThrow();
    Shell spark = TinyPlatform.shell();
    assertEquals(
        0,
        run(spark, "backfill", "--from", "2026-11-19", "--to", "2026-11-19", "--reprocess", "all"),
        spark.err());
    assertTrue(spark.out().contains("building 2026-11-19 (asked for)"), spark.out());
    assertTrue(spark.out().contains("night 2026-11-19 is published ("), spark.out());
    assertEquals(before + 1, warehouse.newest().map(Commit::number).orElseThrow());
  }

  @Test
  void aBackfillNeedsASpanThatGoesForward() {
    assertEquals(64, run(shell, "backfill", "--from", "2026-11-19"));
    assertTrue(shell.err().contains("missing required option: '--to=DATE'"), shell.err());
    assertEquals(64, run(shell, "backfill", "--from", "2026-11-19", "--to", "2026-11-18"));
    assertTrue(
        shell.err().contains("--to 2026-11-18 lies before --from 2026-11-19; swap them"),
        shell.err());
    assertEquals(
        64, run(shell, "backfill", "--from=2026-11-18", "--to=2026-11-19", "--reprocess", "some"));
  }
}
