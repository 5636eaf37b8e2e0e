package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.util.Optional;
import java.util.Set;

/**
 * What one run is asked to do.
 *
 * @param target the night to bring the warehouse up to
 * @param backfill nights whose old raw files may be picked up, and to which {@code reprocess}
 *     applies
 * @param reprocess what to do with nights built by an older recipe
 * @param records whether missing records of backfilled nights are made, too
 * @param jobs the names of the jobs to bring up to date, with what they need; empty for all
 */
public record Request(
    Night target,
    Optional<Nights> backfill,
    Reprocess reprocess,
    boolean records,
    Set<String> jobs) {

  /** What happens to nights that an older recipe built, among those of the backfill. */
  public enum Reprocess {
    /** They keep what they were built with. */
    NONE,
    /** They are built anew when their recipe is not the present one. */
    STALE,
    /** They are built anew. */
    ALL
  }

  /** Brings everything up to a night. */
  public static Request nightly(Night target) {
    return new Request(target, Optional.empty(), Reprocess.NONE, false, Set.of());
  }

  /** The same, and older nights with it. */
  public Request backfilling(Nights nights, Reprocess how, boolean withRecords) {
    return new Request(target, Optional.of(nights), how, withRecords, jobs);
  }

  /** The same for some jobs and what they need. */
  public Request only(Set<String> names) {
    return new Request(target, backfill, reprocess, records, Set.copyOf(names));
  }

  /** The same, up to another night. */
  public Request upTo(Night night) {
    return new Request(night, backfill, reprocess, records, jobs);
  }

  boolean backfills(Night night) {
    return backfill.isPresent() && backfill.get().contains(night);
  }

  /** Whether a night is too old for a change of its raw files to be picked up by itself. */
  boolean tooOld(Night night, int lateDays) {
    return target.since(night) > lateDays && !backfills(night);
  }

  /** Whether a night is asked for again, whatever its state. */
  boolean again(Night night) {
    return backfills(night) && reprocess == Reprocess.ALL;
  }
}
