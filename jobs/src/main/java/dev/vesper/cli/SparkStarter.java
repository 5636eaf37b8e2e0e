package dev.vesper.cli;

import dev.vesper.pipeline.run.EngineSession;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark when it is first asked for, its chatter going to a log file from the first word on,
 * and stops it at the end. Under {@code spark-submit} the cluster's own logging stays.
 */
final class SparkStarter implements Supplier<SparkSession>, AutoCloseable {
  private final Settings settings;
  private final Console console;
  private SparkSession session;

  SparkStarter(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  @Override
  public synchronized SparkSession get() {
    if (console.lent().isPresent()) {
      return console.lent().get().get();
    }
    if (session == null) {
      if (Submission.ofProcess() == Submission.EMBEDDED) {
        console.logsTo(LogFile.open(settings.logs(), console.clock().instant()));
      }
      session =
          EngineSession.start(
              settings.spark().master(),
              settings.spark().conf(),
              settings.spill().map(Path::toString));
    }
    return session;
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
    }
  }
}
