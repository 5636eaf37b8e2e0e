package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.Locale;
import java.util.Optional;

/** Finds out whose fault it is that a job failed. */
public final class JobTrouble {
  private static final int DEPTH = 20;

  private JobTrouble() {}

  /**
   * The fault of the user's or of the machine's behind a failure; empty where the fault is ours.
   */
  public static Optional<Fault> fault(String job, Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH; depth++) {
      if (cause instanceof Fault fault) {
        return Optional.of(fault);
      }
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
        return Optional.of(
            new Fault(
                ExitCode.IO,
                "job %s ran out of disk space: free some, or move 'work' or the warehouse, and run again; what was published is untouched"
                    .formatted(job),
                failure));
      }
      if (cause instanceof java.nio.file.AccessDeniedException
          || message.contains("permission denied")) {
        return Optional.of(
            new Fault(
                ExitCode.CANNOT_CREATE,
                "job %s was refused by the file system: %s".formatted(job, cause.getMessage()),
                failure));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
