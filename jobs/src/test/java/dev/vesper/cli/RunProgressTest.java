package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.vesper.cli.display.Display;
import dev.vesper.cli.display.JobResult;
import dev.vesper.cli.display.JsonDisplay;
import dev.vesper.cli.display.LiveDisplay;
import dev.vesper.cli.display.LogDisplay;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.JobOutcome;
import dev.vesper.pipeline.run.Plan;
import dev.vesper.pipeline.run.Step;
import dev.vesper.pipeline.table.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunProgressTest {
  private static final Night MONDAY = Night.of("2026-11-16");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T02:30:00Z"));

  private final StringWriter text = new StringWriter();

  /** A job that is only named. */
  private static final class CountSheep implements Job {
    @Override
    public List<Read> reads() {
      return List.of();
    }

    @Override
    public List<Table> writes() {
      return List.of(Table.rate("sheep"));
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.none();
    }
  }

  private static JobOutcome outcome(
      JobOutcome.Status status, int adopted, Optional<Throwable> failure) {
    return new JobOutcome(
        "count-sheep", status, List.of(), adopted, 2.5, List.of("slept"), failure);
  }

  @Test
  void whatTheEngineTellsIsShown() {
    RunProgress progress = new RunProgress(new LogDisplay(new PrintWriter(text), CLOCK));
    Nights nights = new Nights(MONDAY, MONDAY.next());
    Step step =
        new Step(
            new CountSheep(),
            nights,
            new TreeMap<>(Map.of(MONDAY, "missing", MONDAY.next(), "missing")));
    progress.planned(
        new Plan(MONDAY, MONDAY.next(), List.of(step, step), List.of(), List.of(), List.of()));
    progress.started(step.job(), step);
    progress.finished(outcome(JobOutcome.Status.BUILT, 1, Optional.empty()));
    assertEquals(
        """
        2026-11-20T02:30:00Z night 2026-11-17: 1 job with something to do
        2026-11-20T02:30:00Z count-sheep: building 2026-11-16 to 2026-11-17 (missing)
        2026-11-20T02:30:00Z count-sheep: built, 0 partitions, 0 rows, 2.5 s
        2026-11-20T02:30:00Z count-sheep: slept
        2026-11-20T02:30:00Z count-sheep: 1 of them taken over from a run that did not get to its end
        """,
        text.toString());
  }

  @Test
  void aFaultInsideAFailureIsShownInItsOwnWords() {
    Throwable failure =
        new IllegalStateException("task failed", new Fault(ExitCode.DATA, "rows lack a user_id"));
    JobResult result =
        RunProgress.result(outcome(JobOutcome.Status.FAILED, 0, Optional.of(failure)));
    assertEquals(List.of("slept", "rows lack a user_id"), result.sentences());
    assertEquals(JobResult.Status.FAILED, result.status());
  }

  private Display opened(boolean terminal, String... options) {
    PrintWriter out = new PrintWriter(text);
    Console console = new Console(out, out, terminal, Map.of());
    return CommandLine.populateCommand(new DisplayOptions(), options).open(console, CLOCK);
  }

  @Test
  void aTerminalIsRedrawnAndEverythingElseIsALog() {
    try (Display live = opened(true);
        Display log = opened(false);
        Display plain = opened(true, "--plain");
        Display json = opened(true, "--json")) {
      assertInstanceOf(LiveDisplay.class, live);
      assertInstanceOf(LogDisplay.class, log);
      assertInstanceOf(LogDisplay.class, plain);
      assertInstanceOf(JsonDisplay.class, json);
    }
  }

  @Test
  void theWidthIsWhatTheTerminalSaysOrUsual() {
    assertEquals(132, Terminal.columns("50 132\n"));
    assertEquals(40, Terminal.columns("50 0"));
    assertEquals(80, Terminal.columns(""));
    assertEquals(80, Terminal.columns("stty: no terminal"));
  }
}
