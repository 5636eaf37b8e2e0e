package dev.vesper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that a test starts, watches and never leaves behind. */
final class Child implements AutoCloseable {
  private static final long GLANCE_NANOS = 4_000_000;

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a command, what it says going to a file. */
  static Child start(Path log, Map<String, String> environment, List<String> start, String... rest)
      throws IOException {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of(rest));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  /** Waits until the process has ended; ended by its own will or not. */
  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("no end after " + patience + ": " + said());
    }
    return process.exitValue();
  }

  /** Waits until something holds or the process ends, and tells which: true where it holds. */
  boolean runsUntil(BooleanSupplier condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not so after " + patience + ": " + said());
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return process.isAlive();
  }

  /** Ends the process as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What the process said so far. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "nothing that can be read: " + e;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
