package dev.vesper.cli;

import dev.vesper.cli.display.Display;
import dev.vesper.cli.display.Display.Counts;
import dev.vesper.cli.display.JobResult;
import dev.vesper.cli.display.JobResult.Status;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.run.Blame;
import dev.vesper.pipeline.run.JobOutcome;
import dev.vesper.pipeline.run.Plan;
import dev.vesper.pipeline.run.Progress;
import dev.vesper.pipeline.run.Step;
import java.util.ArrayList;
import java.util.List;

/** Passes on to a display what the engine tells of a run. */
final class RunProgress implements Progress {
  private final Display display;

  RunProgress(Display display) {
    this.display = display;
  }

  @Override
  public void planned(Plan plan) {
    long jobs = plan.steps().stream().map(step -> step.job().name()).distinct().count();
    display.planned(plan.target().toString(), Math.toIntExact(jobs), plan.notes());
  }

  @Override
  public void started(Job job, Step step) {
    display.started(
        job.name(),
        step.published().toString(),
        String.join(", ", step.wanted().values().stream().distinct().toList()));
  }

  @Override
  public void advanced(String job, int stagesDone, int stages, int tasksDone, int tasks) {
    display.advanced(job, new Counts(stagesDone, stages, tasksDone, tasks));
  }

  @Override
  public void finished(JobOutcome outcome) {
    display.finished(result(outcome));
  }

  @Override
  public void note(String sentence) {
    display.note(sentence);
  }

  /** How a job fared, in the words of a display. */
  static JobResult result(JobOutcome outcome) {
    List<String> sentences = new ArrayList<>(outcome.notes());
    if (outcome.adopted() > 0) {
      sentences.add(
          outcome.adopted() + " of them taken over from a run that did not get to its end");
    }
    outcome.failure().map(RunProgress::sentence).ifPresent(sentences::add);
    return new JobResult(
        outcome.job(),
        status(outcome.status()),
        outcome.built().size(),
        outcome.rows(),
        outcome.seconds(),
        sentences);
  }

  private static String sentence(Throwable failure) {
    return Blame.of(failure).map(Throwable::getMessage).orElseGet(failure::toString);
  }

  private static Status status(JobOutcome.Status status) {
    return switch (status) {
      case FRESH -> Status.FRESH;
      case BUILT -> Status.BUILT;
      case FAILED -> Status.FAILED;
      case SKIPPED -> Status.SKIPPED;
    };
  }
}
