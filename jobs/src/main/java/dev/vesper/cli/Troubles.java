package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.run.Blame;
import java.util.Optional;

/**
 * The one place that turns what was thrown into words and an exit code. A {@link Fault} is told in
 * its own words only; anything else is a bug of ours and shows its trace.
 */
final class Troubles {
  private final Console console;

  Troubles(Console console) {
    this.console = console;
  }

  /** Tells what went wrong and returns the exit code. */
  int tell(Throwable trouble) {
    Optional<Fault> fault = Blame.of(trouble);
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
    Optional<Fault> fault = Blame.of(failure);
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

  private void nameLog() {
    console.log().ifPresent(file -> console.err().println("vesper: Spark's own words: " + file));
    console.err().flush();
  }
}
