package dev.vesper.cli.display;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plain lines with their time, for a log: no control characters, nothing redrawn. */
public final class LogDisplay implements Display {
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final PrintWriter out;
  private final InstantSource clock;
  private final Map<String, Instant> heard = new HashMap<>();

  public LogDisplay(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void planned(String night, int jobs, List<String> notes) {
    line("night " + night + ": " + Words.count(jobs, "job") + " with something to do");
    notes.forEach(this::line);
  }

  @Override
  public synchronized void started(String job, String nights, String reason) {
    heard.put(job, clock.instant());
    line(job + ": building " + nights + " (" + reason + ")");
  }

  @Override
  public synchronized void advanced(String job, Counts counts) {
    Instant now = clock.instant();
    Instant last = heard.computeIfAbsent(job, name -> now);
    if (Duration.between(last, now).compareTo(BETWEEN) >= 0) {
      heard.put(job, now);
      line(
          job
              + ": "
              + counts.stagesDone()
              + " of "
              + Words.count(counts.stages(), "stage")
              + ", "
              + counts.tasksDone()
              + " of "
              + Words.count(counts.tasks(), "task"));
    }
  }

  @Override
  public synchronized void finished(JobResult result) {
    heard.remove(result.job());
    if (result.status() != JobResult.Status.FRESH) {
      line(
          result.job()
              + ": "
              + result.status().word()
              + ", "
              + Words.count(result.partitions(), "partition")
              + ", "
              + Words.count(result.rows(), "row")
              + ", "
              + Words.seconds(result.seconds()));
    }
    result.sentences().forEach(sentence -> line(result.job() + ": " + sentence));
  }

  @Override
  public synchronized void note(String sentence) {
    line(sentence);
  }

  @Override
  public synchronized void ended(Summary summary) {
    SummaryText.lines(summary).forEach(this::line);
  }

  @Override
  public void close() {
    out.flush();
  }

  private void line(String text) {
    out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + Words.plain(text));
    out.flush();
  }
}
