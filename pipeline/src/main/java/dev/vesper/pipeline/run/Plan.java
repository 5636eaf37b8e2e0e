package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.List;

/**
 * What a run would build, and what it leaves alone although one might wonder.
 *
 * @param first the first night of the warehouse
 * @param target the night it is brought up to
 * @param steps the calls of jobs, in order
 * @param held published partitions about people that are held against who agrees now; the rows of
 *     everybody else are left out of them
 * @param notes what is left as it is, and why, and the command that would change it
 * @param absent nights whose raw files are not there, in words; a run refuses to start over them
 */
public record Plan(
    Night first,
    Night target,
    List<Step> steps,
    List<Partition> held,
    List<String> notes,
    List<String> absent) {
  public Plan {
    steps = List.copyOf(steps);
    held = List.copyOf(held);
    notes = List.copyOf(notes);
    absent = List.copyOf(absent);
  }

  /** Whether everything is fresh. */
  public boolean isEmpty() {
    return steps.isEmpty() && held.isEmpty();
  }
}
