package dev.vesper.pipeline.fault;

import java.util.List;

/**
 * A fault that is not ours: the message tells what was found, where, why it matters and what to do
 * next, and is all the user sees. Whatever else is thrown is a bug and prints its trace.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public Fault(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public Fault(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** One fault that lists every problem found, a line each. */
  public static Fault of(ExitCode exitCode, List<String> problems) {
    return new Fault(exitCode, String.join(System.lineSeparator(), problems));
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
