package dev.vesper.cli.display;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line for each running job at the bottom of a terminal, redrawn as it goes; what is through
 * moves up and stays. {@link #tick} redraws, so whoever owns the display calls it now and then.
 */
public final class TerminalDisplay implements Display {
  private static final String CLEAR_LINE = "\r\u001B[2K";
  private static final String CLEAR_BELOW = "\u001B[J";
  private static final int BAR = 20;
  private static final int NAME = 24;

  private record Running(String nights, Instant since, Counts counts) {}

  private final PrintWriter out;
  private final InstantSource clock;
  private final Paint paint;
  private final int width;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private int drawn;
  private boolean closed;

  /**
   * A display on a terminal.
   *
   * @param width how many characters a line takes before the terminal breaks it
   */
  public TerminalDisplay(PrintWriter out, InstantSource clock, Paint paint, int width) {
    this.out = out;
    this.clock = clock;
    this.paint = paint;
    this.width = width;
  }

  @Override
  public synchronized void planned(String night, int jobs, List<String> notes) {
    List<String> lines = new ArrayList<>();
    lines.add("night " + night + ": " + Words.count(jobs, "job") + " with something to do");
    lines.addAll(notes);
    keep(lines);
  }

  @Override
  public synchronized void started(String job, String nights, String reason) {
    running.put(job, new Running(nights, clock.instant(), new Counts(0, 0, 0, 0)));
    tick();
  }

  @Override
  public synchronized void advanced(String job, Counts counts) {
    running.computeIfPresent(
        job, (name, before) -> new Running(before.nights(), before.since(), counts));
  }

  @Override
  public synchronized void finished(JobResult result) {
    running.remove(result.job());
    List<String> lines = new ArrayList<>();
    if (result.status() != JobResult.Status.FRESH) {
      lines.add(
          String.format(
              "%-7s  %-" + NAME + "s  %s, %s, %s",
              result.status().word(),
              result.job(),
              Words.count(result.partitions(), "partition"),
              Words.count(result.rows(), "row"),
              Words.seconds(result.seconds())));
    }
    result.sentences().forEach(sentence -> lines.add(" ".repeat(9) + Words.plain(sentence)));
    keep(lines.stream().map(line -> coloured(result.status(), line)).toList());
  }

  @Override
  public synchronized void note(String sentence) {
    keep(List.of(Words.plain(sentence)));
  }

  @Override
  public synchronized void ended(Summary summary) {
    running.clear();
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(SummaryText.lines(summary));
    keep(lines);
  }

  @Override
  public synchronized void close() {
    running.clear();
    keep(List.of());
    closed = true;
  }

  /** Redraws the lines of the running jobs. */
  public synchronized void tick() {
    if (!closed && (drawn > 0 || !running.isEmpty())) {
      keep(List.of());
    }
  }

  /** Writes lines that stay, above the lines that are redrawn. */
  private void keep(List<String> lines) {
    if (closed) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001B[").append(drawn).append('A');
    }
    lines.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
    running.forEach(
        (job, state) -> text.append(CLEAR_LINE).append(cut(line(job, state))).append('\n'));
    drawn = running.size();
    out.print(text.append(CLEAR_BELOW));
    out.flush();
  }

  private String line(String job, Running state) {
    Counts counts = state.counts();
    int full = (int) (counts.share() * BAR);
    String bar = "#".repeat(full) + ".".repeat(BAR - full);
    Duration elapsed = Duration.between(state.since(), clock.instant());
    return String.format(
        "running  %-" + NAME + "s  [%s]  stage %d/%d  task %d/%d  %d:%02d  %s",
        job,
        bar,
        counts.stagesDone(),
        counts.stages(),
        counts.tasksDone(),
        counts.tasks(),
        elapsed.toMinutes(),
        elapsed.toSecondsPart(),
        state.nights());
  }

  /** A line that the terminal breaks would spoil the count of lines to go up. */
  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, width - 1);
  }

  private String coloured(JobResult.Status status, String line) {
    return status.bad() ? paint.bad(line) : paint.good(line);
  }
}
