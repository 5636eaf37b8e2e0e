package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The raw files that a job reads, if it reads any. */
final class JobFiles {
  private final List<Source> sources;
  private final RawNights raw;

  JobFiles(Job job, RawNights raw) {
    this.sources =
        job.reads().stream()
            .filter(Read.Raw.class::isInstance)
            .map(read -> ((Read.Raw) read).source())
            .toList();
    this.raw = raw;
  }

  /** Whether the job reads no raw files at all. */
  boolean none() {
    return sources.isEmpty();
  }

  String names() {
    return sources.stream().map(Source::name).collect(Collectors.joining(", "));
  }

  boolean absent(Night night) {
    return sources.stream().allMatch(source -> raw.files(source, night).isEmpty());
  }

  boolean absentAltogether() {
    return !none() && sources.stream().allMatch(source -> raw.all(source).isEmpty());
  }

  /** Why the files of a night are not to be read yet; empty where they are, or none are read. */
  Optional<String> waitingFor(Night night, boolean allowEmpty) {
    for (Source source : sources) {
      boolean there = !raw.files(source, night).isEmpty();
      if (!there && !allowEmpty) {
        return Optional.of("there are no %s of %s".formatted(source.name(), night));
      }
      Optional<String> waits = there ? raw.waitsFor(source, night) : Optional.empty();
      if (waits.isPresent()) {
        return Optional.of(
            "%s of %s are not complete: %s".formatted(source.name(), night, waits.get()));
      }
    }
    return Optional.empty();
  }
}
