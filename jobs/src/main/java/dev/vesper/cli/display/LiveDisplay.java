package dev.vesper.cli.display;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A terminal that is redrawn by itself a few times a second, until it is closed. */
public final class LiveDisplay implements Display {
  private static final long EVERY_MILLIS = 250;

  private final TerminalDisplay terminal;
  private final ScheduledExecutorService pulse;

  private LiveDisplay(TerminalDisplay terminal) {
    this.terminal = terminal;
    this.pulse =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "display");
              thread.setDaemon(true);
              return thread;
            });
  }

  public static LiveDisplay of(TerminalDisplay terminal) {
    LiveDisplay display = new LiveDisplay(terminal);
    var unused =
        display.pulse.scheduleAtFixedRate(
            terminal::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return display;
  }

  @Override
  public void planned(String night, int jobs, List<String> notes) {
    terminal.planned(night, jobs, notes);
  }

  @Override
  public void started(String job, String nights, String reason) {
    terminal.started(job, nights, reason);
  }

  @Override
  public void advanced(String job, Counts counts) {
    terminal.advanced(job, counts);
  }

  @Override
  public void finished(JobResult result) {
    terminal.finished(result);
  }

  @Override
  public void note(String sentence) {
    terminal.note(sentence);
  }

  @Override
  public void ended(Summary summary) {
    terminal.ended(summary);
  }

  @Override
  public void close() {
    pulse.shutdownNow();
    terminal.close();
  }
}
