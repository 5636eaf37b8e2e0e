package dev.vesper.cli.display;

import java.util.List;

/** Shows a run as it goes. Called from several threads. */
public interface Display extends AutoCloseable {

  /** The run begins: the night it aims at, and how many jobs have something to do. */
  void planned(String night, int jobs, List<String> notes);

  /** A job begins to build some nights, for a reason. */
  void started(String job, String nights, String reason);

  /** Spark finished tasks of a job; counts are over the stages submitted so far. */
  void advanced(String job, Counts counts);

  /** A job is through, well or not. */
  void finished(JobResult result);

  /** Something worth a line that belongs to no job. */
  void note(String sentence);

  /** The run is over: how each job fared and what is to be said at the end. */
  void ended(Summary summary);

  /** Leaves the terminal as a shell expects it; nothing is shown afterwards. */
  @Override
  void close();

  /** How far a job is. */
  record Counts(int stagesDone, int stages, int tasksDone, int tasks) {
    /** The share of tasks that are done, from 0 to 1. */
    double share() {
      return tasks == 0 ? 0 : (double) tasksDone / tasks;
    }
  }

  /**
   * The end of a run.
   *
   * @param outcome a sentence such as "night 2026-11-19 is published"
   * @param jobs how each job fared
   * @param seconds how long the run took
   * @param hints further lines, such as where the tables lie
   */
  record Summary(String outcome, List<JobResult> jobs, double seconds, List<String> hints) {
    public Summary {
      jobs = List.copyOf(jobs);
      hints = List.copyOf(hints);
    }
  }
}
