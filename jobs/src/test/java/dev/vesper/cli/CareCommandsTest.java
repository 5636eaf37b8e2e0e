package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.JobOutcome;
import dev.vesper.pipeline.run.Plan;
import dev.vesper.pipeline.run.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around the nights: generate, gc, help; and how a run that failed is told. */
final class CareCommandsTest {
  @TempDir private Path temp;
  private final Shell shell = TinyPlatform.shellWithoutSpark();

  private static SortedMap<String, Long> sums(Path root) throws IOException {
    SortedMap<String, Long> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(Files.readAllBytes(file));
        sums.put(root.relativize(file).toString(), sum.getValue());
      }
    }
    return sums;
  }

  @Test
  void whatIsGeneratedIsWhatTheGeneratorMakesByItself() throws IOException {
    Path ours = temp.resolve("ours");
    Path theirs = temp.resolve("theirs");
    String[] command = {
      "generate", "--out", ours.toString(), "--users", "9", "--days", "2", "--seed", "3"
    };
    assertEquals(0, shell.run(command), shell.err());
    assertTrue(shell.out().contains(" lines in 2 files: "), shell.out());
    Generator.write(GeneratorSettings.of(9, 2, 3), theirs.toString(), 1);
    assertEquals(sums(theirs), sums(ours));
    assertEquals(73, shell.run(command));
    assertTrue(shell.err().contains("exists already; remove it"), shell.err());
  }

  @Test
  void whatIsGeneratedMayLieElsewhereInTime() throws IOException {
    Path out = temp.resolve("berlin");
    assertEquals(
        0,
        shell.run(
            "generate",
            "--out=" + out,
            "--users=9",
            "--days=1",
            "--first-night=2026-10-25",
            "--zone=Europe/Berlin",
            "--format=csv",
            "--events-per-day=3"),
        shell.err());
    assertTrue(Files.exists(out.resolve("events/2026-10-25/part-0000.csv.gz")));
    assertEquals(64, shell.run("generate", "--out=" + out, "--users=0"));
    assertEquals("vesper: users: 0 is out of range; allowed is 1 to 268435455\n", shell.err());
    assertEquals(64, shell.run("generate", "--out=" + out, "--zone=Mars/Olympus"));
    assertEquals(64, shell.run("generate"));
  }

  @Test
  void rubbishIsToldFirstAndRemovedThen() throws IOException {
    Path rubbish = Files.createDirectories(temp.resolve("w/.tmp")).resolve("left");
    Files.writeString(rubbish, "half a file");
    Files.setLastModifiedTime(
        rubbish, FileTime.from(TinyPlatform.MORNING.minus(Duration.ofHours(2))));
    String[] settings = {
      "--config", TinyPlatform.built().config(), "--set=warehouse.path=" + temp + "/w"
    };
    assertEquals(0, shell.run("gc", "--dry-run", settings[0], settings[1], settings[2]));
    assertEquals(
        ".tmp/left  left over from a write\n1 thing to remove in " + temp + "/w\n", shell.out());
    assertTrue(Files.exists(rubbish));
    assertEquals(0, shell.run("gc", settings[0], settings[1], settings[2]), shell.err());
    assertTrue(shell.out().endsWith("1 thing removed in " + temp + "/w\n"), shell.out());
    assertFalse(Files.exists(rubbish));
    assertEquals(0, shell.run("gc", settings[0], settings[1], settings[2]));
    assertEquals("nothing to remove in " + temp + "/w\n", shell.out());
  }

  @Test
  void everyCommandStandsInAGroupOfTheHelp() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Console console = new Console(nowhere, nowhere, false, Map.of());
    assertEquals(
        new TreeSet<>(CommandLineInterface.of(console).getSubcommands().keySet()),
        new TreeSet<>(CommandGroups.names()));
    assertEquals(0, shell.run("--help"));
    assertTrue(shell.out().contains("\nBuild:\n  plan        What would be built"), shell.out());
    assertTrue(shell.out().contains("\nA first day:\n  vesper demo "), shell.out());
  }

  private static JobOutcome failed(Throwable failure) {
    return new JobOutcome(
        "measure-growth",
        JobOutcome.Status.FAILED,
        List.of(),
        0,
        1,
        List.of(),
        Optional.of(failure));
  }

  private static RunReport report(Throwable failure) {
    Night night = Night.of("2026-11-19");
    return new RunReport(
        new Plan(night, night, List.of(), List.of(), List.of(), List.of()),
        List.of(failed(failure)),
        Optional.empty(),
        List.of("growth"),
        ExitCode.SOFTWARE,
        2);
  }

  @Test
  void aJobThatFailedByAFaultIsOneLineAndByOursATrace() {
    assertEquals(
        "nothing was published; what was published before stands",
        ShownRun.outcome(report(new IllegalStateException())));
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(err), new PrintWriter(err), false, Map.of());
    console.logsTo(Path.of("/w/logs/x.log"));
    Fault fault = new Fault(ExitCode.DATA, "growth lacks a dau\nin 3 rows");
    Troubles troubles = new Troubles(console);
    assertEquals(
        Optional.of(fault), troubles.tellFailed("measure-growth", new RuntimeException(fault)));
    assertEquals(
        """
        vesper: measure-growth failed: growth lacks a dau; in 3 rows
        vesper: Spark's own words: /w/logs/x.log
        """,
        err.toString());
    assertEquals(
        Optional.empty(), troubles.tellFailed("measure-growth", new ArithmeticException("no")));
    assertTrue(err.toString().contains("\tat dev.vesper.cli.CareCommandsTest"), err.toString());
    assertTrue(err.toString().contains("that measure-growth failed is a fault of Vesper's own"));
  }

  @Test
  void aJobThatRunsOutOfMemoryIsToldAsThat() {
    RunReport report = report(new OutOfMemoryError("Java heap space"));
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            Map.of());
    assertEquals(ExitCode.IO, ShownRun.tellFailures(report, console));
    assertEquals(
        ExitCode.SOFTWARE, ShownRun.tellFailures(report(new ArithmeticException()), console));
  }
}
