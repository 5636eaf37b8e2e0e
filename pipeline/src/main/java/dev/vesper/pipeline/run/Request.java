package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param target the night to bring the warehouse up to
 * @param lateDays how many nights back a change of raw files is picked up by itself
 * @param allowEmpty whether a night without raw files is built, empty, rather than refused
 * @param backfill nights whose old raw files may be picked up, and to which {@code reprocess}
 *     applies
 * @param reprocess what to do with nights built by an older recipe
 * @param records whether missing records of backfilled nights are made, too
 * @param jobs the names of the jobs to bring up to date, with what they need; empty for all
 */
public record Request(
    Night target,
    int lateDays,
    boolean allowEmpty,
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

  public static Request nightly(Night target, int lateDays) {
    return new Request(target, lateDays, false, Optional.empty(), Reprocess.NONE, false, Set.of());
  }

  public Request allowingEmpty() {
    return new Request(target, lateDays, true, backfill, reprocess, records, jobs);
  }

  public Request backfilling(Nights nights, Reprocess how, boolean withRecords) {
    return new Request(target, lateDays, allowEmpty, Optional.of(nights), how, withRecords, jobs);
  }

  public Request only(Set<String> names) {
    return new Request(target, lateDays, allowEmpty, backfill, reprocess, records, names);
  }

  /** The same, up to another night. */
  Request upTo(Night night) {
    return new Request(night, lateDays, allowEmpty, backfill, reprocess, records, jobs);
  }

  boolean backfills(Night night) {
    return backfill.isPresent() && backfill.get().contains(night);
  }

  boolean tooOld(Night night) {
    return target.since(night) > lateDays && !backfills(night);
  }
}
