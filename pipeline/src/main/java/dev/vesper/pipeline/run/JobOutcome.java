package dev.vesper.pipeline.run;

import dev.vesper.pipeline.warehouse.Partition;
import java.util.List;
import java.util.Optional;

/**
 * How one job fared in a run.
 *
 * @param job its name
 * @param status in one word
 * @param built the partitions that it made or took over
 * @param adopted how many of them a run that never committed had already made
 * @param seconds how long it took
 * @param notes what it said for its receipts
 * @param failure why it failed
 */
public record JobOutcome(
    String job,
    Status status,
    List<Partition> built,
    int adopted,
    double seconds,
    List<String> notes,
    Optional<Throwable> failure) {

  /** How it ended. */
  public enum Status {
    /** Everything was fresh. */
    FRESH,
    /** Partitions were built. */
    BUILT,
    /** It failed; what depends on it was not tried. */
    FAILED,
    /** Something that it needs failed. */
    SKIPPED
  }

  /** Rows over all partitions that it made. */
  public long rows() {
    return built.stream().mapToLong(Partition::rows).sum();
  }

  boolean broken() {
    return status == Status.FAILED || status == Status.SKIPPED;
  }
}
