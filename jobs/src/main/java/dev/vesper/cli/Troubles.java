package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.run.JobTrouble;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place that turns what was thrown into words and an exit code. A {@link Fault} is told in
 * its own words only; anything else is a bug of ours and shows its trace.
 */
final class Troubles {
  private static final int DEEPEST = 20;

  private final Console console;

  Troubles(Console console) {
    this.console = console;
  }

  /** Tells what went wrong and returns the exit code. */
  int tell(Throwable trouble) {
    Optional<Fault> fault = fault(trouble);
    if (fault.isPresent()) {
      fault.get().getMessage().lines().forEach(line -> console.err().println("vesper: " + line));
      if (fault.get().getCause() != null) {
        nameLog();
      }
      return fault.get().exitCode().code();
    }
    trouble.printStackTrace(console.err());
    confess("this");
    nameLog();
    return ExitCode.SOFTWARE.code();
  }

  /** Tells why a job failed, and returns the fault behind it unless it is ours. */
  Optional<Fault> tellFailed(String job, Throwable failure) {
    Optional<Fault> fault = JobTrouble.fault(job, failure).or(() -> fault(failure));
    if (fault.isPresent()) {
      String sentence = Words.plain(fault.get().getMessage());
      console.err().println("vesper: " + job + " failed: " + sentence);
    } else {
      failure.printStackTrace(console.err());
      confess("that " + job + " failed");
    }
    nameLog();
    return fault;
  }

  private void confess(String what) {
    console
        .err()
        .println(
            "vesper: "
                + what
                + " is a fault of Vesper's own, not yours. What was published before is"
                + " untouched; please report it with the lines above");
  }

  /** What was thrown as a fault that is not ours, if it is one. */
  static Optional<Fault> fault(Throwable trouble) {
    Optional<Fault> told =
        causes(trouble).filter(Fault.class::isInstance).map(Fault.class::cast).findFirst();
    return told.or(() -> causes(trouble).flatMap(cause -> known(cause).stream()).findFirst());
  }

  private static Stream<Throwable> causes(Throwable trouble) {
    return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  private static Optional<Fault> known(Throwable cause) {
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
              "no space left on the disk; free some and run again. What was published before is"
                  + " untouched",
              cause));
    }
    return Optional.empty();
  }

  private void nameLog() {
    console.log().ifPresent(file -> console.err().println("vesper: Spark's own words: " + file));
    console.err().flush();
  }
}
