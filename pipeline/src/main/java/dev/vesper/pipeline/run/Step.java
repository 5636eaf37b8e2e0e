package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One call of one job.
 *
 * @param job the job to call
 * @param computed the nights it is called with
 * @param wanted the nights among them that are published, each with the reason in words
 */
public record Step(Job job, Nights computed, NavigableMap<Night, String> wanted) {
  public Step {
    wanted = new TreeMap<>(wanted);
  }

  /** The span from the first to the last night that is published. */
  public Nights published() {
    return new Nights(wanted.firstKey(), wanted.lastKey());
  }
}
