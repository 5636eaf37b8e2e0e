package dev.vesper.cli;

import dev.vesper.jobs.recommend.Engine;
import dev.vesper.pipeline.run.EngineSession;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Stores;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
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
  private Optional<String> checkpoints = Optional.empty();

  SparkStarter(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  @Override
  public synchronized SparkSession get() {
    if (console.lent().isPresent()) {
      return remembering(console.lent().get().get());
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
      remembering(session);
    }
    return session;
  }

  /** Tells Spark where to put checkpoints, which its own ALS cannot do without. */
  private SparkSession remembering(SparkSession spark) {
    if (settings.recommendations().model().engine() == Engine.MLLIB && checkpoints.isEmpty()) {
      checkpoints = Optional.of("checkpoints-" + UUID.randomUUID());
      spark.sparkContext().setCheckpointDir(work().uri(checkpoints.get()));
    }
    return spark;
  }

  private Store work() {
    return Stores.at(settings.warehouse().scratch().text());
  }

  @Override
  public synchronized void close() {
    checkpoints.ifPresent(work()::delete);
    if (session != null) {
      session.stop();
    }
  }
}
