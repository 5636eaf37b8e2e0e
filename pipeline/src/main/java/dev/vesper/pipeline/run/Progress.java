package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;

/** Hears of a run as it goes; called from several threads. */
public interface Progress {

  /** The run begins: what it would build as far as can be known before. */
  void planned(Plan plan);

  /** A job begins to build. */
  void started(Job job, Step step);

  /** Spark finished tasks of a job; counts are over the stages submitted so far. */
  void advanced(String job, int stagesDone, int stages, int tasksDone, int tasks);

  /** A job is through, well or not. */
  void finished(JobOutcome outcome);

  /** Something worth a line that belongs to no job. */
  void note(String sentence);

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void planned(Plan plan) {}

        @Override
        public void started(Job job, Step step) {}

        @Override
        public void advanced(String job, int stagesDone, int stages, int tasksDone, int tasks) {}

        @Override
        public void finished(JobOutcome outcome) {}

        @Override
        public void note(String sentence) {}
      };
}
