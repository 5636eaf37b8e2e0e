package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.Collection;
import org.apache.spark.sql.SparkSession;

/**
 * The session that one call of a job runs in: the run's own, with as many shuffle partitions as its
 * inputs need. A small night shuffled in hundreds of partitions spends its time on starting tasks;
 * a first load in a few spills.
 */
final class StepSession {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  /** What a byte of a Parquet or packed file becomes in memory, roughly. */
  private static final long EXPANSION = 10;

  private static final long BYTES_A_PARTITION = 96L << 20;
  private static final long BYTES_OF_ONE_TASK = 32L << 20;
  private static final long MOST = 2000;

  private StepSession() {}

  static SparkSession of(SparkSession run, Step step, Catalogue catalogue, RawNights raw) {
    return of(run, bytes(step, catalogue, raw));
  }

  /** The session for work on so many bytes of files. */
  static SparkSession of(SparkSession run, long bytes) {
    if (run.sparkContext().getConf().contains(SHUFFLE_PARTITIONS)) {
      return run;
    }
    SparkSession session = run.newSession();
    session.conf().set(SHUFFLE_PARTITIONS, Long.toString(partitions(bytes)));
    return session;
  }

  /** Whether the inputs of the session's call are so small that one task serves them best. */
  static boolean small(SparkSession session) {
    return tasks(session) == 1;
  }

  /** How many tasks the inputs of the session's call are worth. */
  static int tasks(SparkSession session) {
    return Integer.parseInt(session.conf().get(SHUFFLE_PARTITIONS));
  }

  static long partitions(long bytes) {
    long inMemory = bytes * EXPANSION;
    return inMemory <= BYTES_OF_ONE_TASK
        ? 1
        : Math.max(2, Math.min(MOST, inMemory / BYTES_A_PARTITION));
  }

  private static long bytes(Step step, Catalogue catalogue, RawNights raw) {
    return step.job().reads().stream().mapToLong(read -> bytes(read, step, catalogue, raw)).sum();
  }

  private static long bytes(Read read, Step step, Catalogue catalogue, RawNights raw) {
    Nights nights = step.computed();
    if (read instanceof Read.Span span) {
      Night from = nights.first().plus(span.from());
      Night to = nights.last().plus(span.to());
      return total(catalogue.nights(span.table()).subMap(from, true, to, true).values());
    }
    if (read instanceof Read.Slices slices) {
      return total(
          catalogue.nights(slices.table()).values().stream()
              .filter(partition -> partition.slices().keySet().stream().anyMatch(nights::contains))
              .toList());
    }
    if (read instanceof Read.Snapshot snapshot) {
      return total(catalogue.snapshots(snapshot.table(), nights));
    }
    return nights.stream()
        .flatMap(night -> raw.files(((Read.Raw) read).source(), night).stream())
        .mapToLong(RawFile::bytes)
        .sum();
  }

  private static long total(Collection<Partition> partitions) {
    return partitions.stream().mapToLong(Partition::bytes).sum();
  }
}
