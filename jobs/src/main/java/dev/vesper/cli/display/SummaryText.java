package dev.vesper.cli.display;

import dev.vesper.cli.display.Display.Summary;
import java.util.ArrayList;
import java.util.List;

/** The end of a run in lines: what was built, what went wrong, what came of it. */
final class SummaryText {
  private SummaryText() {}

  static List<String> lines(Summary summary) {
    List<String> lines = new ArrayList<>();
    List<JobResult> told =
        summary.jobs().stream().filter(job -> job.status() != JobResult.Status.FRESH).toList();
    if (!told.isEmpty()) {
      lines.addAll(table(told));
    }
    int fresh = summary.jobs().size() - told.size();
    if (fresh > 0) {
      lines.add(Words.count(fresh, "job") + " had nothing to do: fresh");
    }
    lines.add(Words.plain(summary.outcome()) + " (" + Words.seconds(summary.seconds()) + ")");
    lines.addAll(summary.hints());
    return lines;
  }

  private static List<String> table(List<JobResult> jobs) {
    TextTable table = TextTable.of("job", "status", "partitions", "rows", "time").right(2, 3, 4);
    for (JobResult job : jobs) {
      table.row(
          job.job(),
          job.status().word(),
          Words.count(job.partitions()),
          Words.count(job.rows()),
          Words.seconds(job.seconds()));
    }
    return table.lines();
  }
}
