package dev.vesper.cli;

import dev.vesper.cli.display.Paint;
import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.fault.ExitCode;
import java.util.List;

/** Prints findings, a line each, and turns them into an exit code. */
final class Findings {
  private Findings() {}

  /** The exit code of the first finding that is wrong. */
  static int tell(List<Finding> findings, Console console) {
    int width = findings.stream().mapToInt(each -> each.subject().length()).max().orElse(0);
    for (Finding finding : findings) {
      String subject = finding.subject() + " ".repeat(width - finding.subject().length());
      for (String line : finding.sentence().lines().toList()) {
        console
            .out()
            .println(mark(finding, console.paint()) + "  " + subject + "  " + Words.plain(line));
      }
    }
    return findings.stream()
        .filter(Finding::bad)
        .map(Finding::exitCode)
        .findFirst()
        .orElse(ExitCode.DONE)
        .code();
  }

  private static String mark(Finding finding, Paint paint) {
    return switch (finding.grade()) {
      case OK -> paint.good("ok   ");
      case DOUBTFUL -> paint.doubtful("hm   ");
      case WRONG -> paint.bad("WRONG");
    };
  }
}
