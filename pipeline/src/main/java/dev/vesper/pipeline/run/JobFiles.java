package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Whether the job reads files and there are none of a night. */
  boolean absent(Night night) {
    return !none() && sources.stream().allMatch(source -> raw.files(source, night).isEmpty());
  }

  boolean absentAltogether() {
    return !none() && sources.stream().allMatch(source -> raw.all(source).isEmpty());
  }

  /** The paths of the files of a night. */
  Set<String> paths(Night night) {
    return sources.stream()
        .flatMap(source -> raw.files(source, night).stream())
        .map(RawFile::path)
        .collect(Collectors.toSet());
  }

  /** Why the files of a night are not to be read yet; empty where they are, or none are read. */
  Optional<String> waitingFor(Night night, boolean allowEmpty) {
    return sources.stream()
        .map(source -> waitingFor(source, night, allowEmpty))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> waitingFor(Source source, Night night, boolean allowEmpty) {
    boolean there = !raw.files(source, night).isEmpty();
    String none = "there are no %s of %s".formatted(source.name(), night);
    if (!there && !source.marksNights()) {
      return allowEmpty || raw.isFlat(source) ? Optional.empty() : Optional.of(none);
    }
    String half = "%s of %s are not complete".formatted(source.name(), night);
    return raw.waitsFor(source, night).map(why -> (there ? half : none) + ": " + why);
  }
}
