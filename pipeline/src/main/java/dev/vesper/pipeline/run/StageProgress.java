package dev.vesper.pipeline.run;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells how far Spark is with each job, by the job group that the runner labels its work with. */
final class StageProgress extends SparkListener {
  private static final String GROUP = "spark.jobGroup.id";

  private final Progress progress;
  private final Map<Integer, String> jobOfStage = new ConcurrentHashMap<>();
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  private record Counts(int stagesDone, int stages, int tasksDone, int tasks) {
    Counts plus(Counts more) {
      return new Counts(
          stagesDone + more.stagesDone,
          stages + more.stages,
          tasksDone + more.tasksDone,
          tasks + more.tasks);
    }
  }

  StageProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    Properties properties = event.properties();
    String job = properties == null ? null : properties.getProperty(GROUP);
    if (job != null) {
      jobOfStage.put(event.stageInfo().stageId(), job);
      count(job, new Counts(0, 1, 0, event.stageInfo().numTasks()));
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    String job = jobOfStage.get(event.stageId());
    if (job != null && event.taskInfo().successful()) {
      count(job, new Counts(0, 0, 1, 0));
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    String job = jobOfStage.remove(event.stageInfo().stageId());
    if (job != null) {
      count(job, new Counts(1, 0, 0, 0));
    }
  }

  private void count(String job, Counts more) {
    Counts now = counts.merge(job, more, Counts::plus);
    progress.advanced(job, now.stagesDone, now.stages, now.tasksDone, now.tasks);
  }
}
