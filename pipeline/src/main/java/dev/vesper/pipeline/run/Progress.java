package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;

/** Hears of a run as it goes, of what it wants to; called from several threads. */
public interface Progress {

  /** The run begins: what it would build as far as can be known before. */
  default void planned(Plan plan) {}

  /** A job begins to build. */
  default void started(Job job, Step step) {}

  /** Spark finished tasks of a job; counts are over the stages submitted so far. */
  default void advanced(String job, int stagesDone, int stages, int tasksDone, int tasks) {}

  /** A job is through, well or not. */
  default void finished(JobOutcome outcome) {}

  /** Something worth a line that belongs to no job. */
  default void note(String sentence) {}

  /** Hears nothing. */
  Progress SILENT = new Progress() {};
}
