package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whose fault it is that something failed. */
public final class Blame {
  private static final int DEEPEST = 20;

  private Blame() {}

  /** The user's or the machine's fault behind a failure; empty where the fault is ours. */
  public static Optional<Fault> of(Throwable failure) {
    Optional<Fault> told =
        causes(failure).filter(Fault.class::isInstance).map(Fault.class::cast).findFirst();
    return told.or(() -> causes(failure).flatMap(cause -> machine(cause).stream()).findFirst());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  private static Optional<Fault> machine(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return Optional.of(
          new Fault(
              ExitCode.IO,
              "the memory of "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MiB is not enough for this; give more, such as VESPER_HEAP=8g, or"
                  + " spark-submit --driver-memory 8g",
              cause));
    }
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
      return Optional.of(
          new Fault(
              ExitCode.IO,
              "no space left on the disk; free some, or move warehouse.work or the warehouse, and"
                  + " run again. What was published before is untouched",
              cause));
    }
    if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
      return Optional.of(
          new Fault(
              ExitCode.CANNOT_CREATE, "the file system refused it: " + cause.getMessage(), cause));
    }
    return Optional.empty();
  }
}
