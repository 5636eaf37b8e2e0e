package dev.vesper.cli;

import dev.vesper.cli.display.Display;
import dev.vesper.cli.display.Display.Summary;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.run.JobOutcome.Status;
import dev.vesper.pipeline.run.Request;
import dev.vesper.pipeline.run.RunReport;
import dev.vesper.pipeline.warehouse.Tenure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A run as somebody sees it: its progress, a summary at its end, a line for each failure. */
final class ShownRun {
  private final Platform platform;
  private final Console console;
  private final DisplayOptions options;

  ShownRun(Platform platform, Console console, DisplayOptions options) {
    this.platform = platform;
    this.console = console;
    this.options = options;
  }

  /**
   * Runs and returns the exit code.
   *
   * @param hints what is said of the warehouse at the end
   */
  int run(Request request, Function<PublishedTables, List<String>> hints) {
    RunReport report;
    try (Display display = options.open(console, console.clock());
        SparkStarter spark = new SparkStarter(platform.settings(), console)) {
      report =
          platform.build(Tenure.by(console.clock())).run(request, spark, new RunProgress(display));
      display.ended(summary(report, hints));
    }
    return tellFailures(report, console).code();
  }

  /** Tells why jobs failed, and returns the exit code of the whole run. */
  static ExitCode tellFailures(RunReport report, Console console) {
    Troubles troubles = new Troubles(console);
    List<Optional<Fault>> faults =
        report.outcomes().stream()
            .filter(each -> each.status() == Status.FAILED)
            .map(each -> troubles.tellFailed(each.job(), each.failure().orElseThrow()))
            .toList();
    return exitCode(report, faults);
  }

  private Summary summary(RunReport report, Function<PublishedTables, List<String>> hints) {
    List<String> lines = PublishedTables.of(platform.warehouse()).map(hints).orElse(List.of());
    return new Summary(
        outcome(report),
        report.outcomes().stream().map(RunProgress::result).toList(),
        report.seconds(),
        lines);
  }

  /** What came of a run, in a sentence. */
  static String outcome(RunReport report) {
    String night = report.plan().target().toString();
    if (report.commit().isPresent()) {
      return report.missing().isEmpty()
          ? "night " + night + " is published"
          : "night " + night + " is published without " + String.join(", ", report.missing());
    }
    return report.outcomes().stream().anyMatch(each -> each.status() == Status.FAILED)
        ? "nothing was published; what was published before stands"
        : "everything is fresh up to " + night + "; nothing was to be done";
  }

  /** What the engine says, unless the command line knows better whose fault it was. */
  private static ExitCode exitCode(RunReport report, List<Optional<Fault>> faults) {
    boolean known = !faults.isEmpty() && faults.stream().allMatch(Optional::isPresent);
    return report.exitCode() == ExitCode.SOFTWARE && known
        ? faults.get(0).orElseThrow().exitCode()
        : report.exitCode();
  }
}
