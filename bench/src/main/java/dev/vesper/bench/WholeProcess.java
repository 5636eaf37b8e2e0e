package dev.vesper.bench;

import dev.vesper.pipeline.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a command as a process of its own and tells how long it took. */
final class WholeProcess {
  private static final double NANOS = 1e9;

  /** What a run of some jobs ends with: the night lacks the tables of the others. */
  private static final int PARTIAL = ExitCode.PARTIAL.code();

  private final Path log;

  /**
   * @param log where what the processes print goes
   */
  WholeProcess(Path log) {
    this.log = log;
  }

  /** What a finished process took. */
  record Timing(double wallSeconds, double cpuSeconds) {
    @Override
    public String toString() {
      return "%.1f s (%.1f s of processor time)".formatted(wallSeconds, cpuSeconds);
    }
  }

  /** Runs to the end; a process that fails ends the benchmark, which would compare nothing. */
  Timing run(Map<String, String> environment, List<String> command) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    long startedAt = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    try {
      while (!process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
    }
    double wall = (System.nanoTime() - startedAt) / NANOS;
    if (process.exitValue() != 0 && process.exitValue() != PARTIAL) {
      throw new IllegalStateException(
          "exit code %d of %s; see %s".formatted(process.exitValue(), command, log));
    }
    return new Timing(wall, cpu.toMillis() / 1000.0);
  }
}
