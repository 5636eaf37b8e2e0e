package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;

/** The command line of Vesper; the only place that ends the process. */
public final class Vesper {
  private Vesper() {}

  public static void main(String[] arguments) {
    if (Submission.ofProcess() == Submission.EMBEDDED) {
      LogFile.silence();
    }
    int code = CommandLineInterface.run(Console.ofProcess(), arguments);
    if (code != ExitCode.DONE.code() || Submission.ofProcess() == Submission.EMBEDDED) {
      System.exit(code);
    }
    // A cluster calls a driver that ends the process by itself, even with 0, a failure.
  }
}
