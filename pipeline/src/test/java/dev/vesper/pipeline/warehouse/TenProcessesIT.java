package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own that want to publish at the same time. */
final class TenProcessesIT {
  private static final int PROCESSES = 10;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void oneOfTenPublishesAndTheOthersAreToldToTryAgain() throws Exception {
    Store store = new LocalStore(directory);
    SmallRuns.publish(store, store, SmallRuns.FIRST);
    for (int i = 0; i < PROCESSES; i++) {
      start();
    }
    for (Process process : processes) {
      assertEquals("ready", process.inputReader(StandardCharsets.UTF_8).readLine());
    }
    for (Process process : processes) {
      go(process);
    }
    Process holder = null;
    List<Integer> exits = new ArrayList<>();
    for (Process process : processes) {
      if ("holding".equals(process.inputReader(StandardCharsets.UTF_8).readLine())) {
        holder = process;
      } else {
        exits.add(exitOf(process));
      }
    }
    assertEquals(Collections.nCopies(PROCESSES - 1, 75), exits);
    go(holder);
    assertEquals(0, exitOf(holder));
    Commit newest = Warehouse.open(store).newest().orElseThrow();
    assertEquals(2, newest.number());
    assertEquals(SmallRuns.SECOND, newest.night());
  }

  @Test
  void aKilledProcessIsInheritedFromAtOnce() throws Exception {
    Process killed = start();
    assertEquals("ready", killed.inputReader(StandardCharsets.UTF_8).readLine());
    go(killed);
    assertEquals("holding", killed.inputReader(StandardCharsets.UTF_8).readLine());
    Store store = new LocalStore(directory);
    assertTrue(store.exists(Layout.LOCK));
    killed.destroyForcibly();
    exitOf(killed);
    Tenure usual = Tenure.usual();
    try (Publisher next = Publisher.begin(store, SmallRuns.TABLES, SmallRuns.SETTINGS, usual)) {
      assertEquals(1, SmallRuns.publish(next, store, SmallRuns.FIRST).number());
    }
  }

  private Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            PublishingProcess.class.getName(),
            directory.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    return process;
  }

  private static void go(Process process) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).write("go\n");
    process.outputWriter(StandardCharsets.UTF_8).flush();
  }

  private static int exitOf(Process process) throws InterruptedException {
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the process does not end");
    return process.exitValue();
  }
}
