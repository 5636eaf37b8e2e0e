package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:30:00Z");

  @TempDir Path directory;

  @AfterEach
  void logsGoWhereTheyWent() {
    LoggerContext.getContext(false).reconfigure();
  }

  @Test
  void whatLibrariesSayGoesToTheFile() throws IOException {
    Path file = LogFile.open(directory.resolve("logs"), NOW);
    LoggerFactory.getLogger("org.apache.spark.SparkContext").info("hello");
    LoggerFactory.getLogger("org.apache.spark.scheduler.TaskSetManager").info("task 7 of 9000");
    LoggerFactory.getLogger("org.apache.spark.scheduler.TaskSetManager").warn("task 7 is lost");
    assertTrue(file.getFileName().toString().startsWith("vesper-20261120-023000-"));
    String said = Files.readString(file);
    assertTrue(said.contains("SparkContext: hello"), said);
    assertTrue(said.contains("TaskSetManager: task 7 is lost"), said);
    assertEquals(2, said.lines().count());
  }

  @Test
  void nothingOfSparkReachesTheTerminalOfAProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Talk.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals("", said);
    try (Stream<Path> logs = Files.list(directory)) {
      assertTrue(Files.readString(logs.findFirst().orElseThrow()).contains("after the file"));
    }
  }

  /** A process that does what the main class does, while Spark sets its own logging up. */
  static final class Talk {
    private Talk() {}

    public static void main(String[] arguments) {
      LogFile.silence();
      functions.col("any");
      LogFile.open(Path.of(arguments[0]), NOW);
      new SparkConf().set("spark.yarn.access.namenodes", "outdated, which Spark warns of");
      LoggerFactory.getLogger("org.apache.spark.SparkContext").warn("after the file");
    }
  }

  @Test
  void theNewestThirtyStayAndOtherFilesAreNotTouched() throws IOException {
    Files.writeString(directory.resolve("vesper-notes.log"), "mine");
    for (int day = 1; day <= 31; day++) {
      Files.createFile(directory.resolve("vesper-202610%02d-000000-1.log".formatted(day)));
    }
    LogFile.open(directory, NOW);
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(31, left.count());
    }
    assertTrue(Files.exists(directory.resolve("vesper-notes.log")));
    assertTrue(Files.notExists(directory.resolve("vesper-20261002-000000-1.log")));
    assertTrue(Files.exists(directory.resolve("vesper-20261003-000000-1.log")));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAFault() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Fault fault = assertThrows(Fault.class, () -> LogFile.open(file.resolve("logs"), NOW));
    assertEquals(ExitCode.CANNOT_CREATE, fault.exitCode());
    assertTrue(fault.getMessage().contains("name another directory in run.logs"));
  }
}
