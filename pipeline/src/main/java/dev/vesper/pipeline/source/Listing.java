package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies at a source at one moment.
 *
 * @param files the files that can be read, in the order of their paths
 * @param others paths of files that no format is known for, and that are left alone
 * @param marked directories that hold the marker, relative to the source; the source itself is ""
 */
public record Listing(List<RawFile> files, List<String> others, Set<String> marked) {

  public Listing {
    files = files.stream().sorted().toList();
    others = others.stream().sorted().toList();
    marked = Set.copyOf(marked);
  }

  /**
   * What a night still waits for, in a sentence; empty once it is ready.
   *
   * @param ofNight the files that belong to the night, whether their paths say so or not
   */
  public Optional<String> waitsFor(
      Night night, List<RawFile> ofNight, Readiness readiness, Instant now) {
    if (readiness instanceof Readiness.Marker marker) {
      return waitsForMarker(night, ofNight, marker.file());
    }
    if (ofNight.isEmpty()) {
      return Optional.of("there are no files of " + night);
    }
    return readiness instanceof Readiness.Quiet quiet
        ? waitsForQuiet(ofNight, quiet.length(), now)
        : Optional.empty();
  }

  /** A marker counts for its directory and all below; in a directory alone, for an empty night. */
  private Optional<String> waitsForMarker(Night night, List<RawFile> ofNight, String marker) {
    if (ofNight.isEmpty()) {
      boolean emptyNight =
          marked.stream().anyMatch(dir -> PathNight.of(dir + "/").equals(Optional.of(night)));
      return emptyNight
          ? Optional.empty()
          : Optional.of("there is neither a file nor a " + marker + " of " + night);
    }
    return ofNight.stream()
        .filter(file -> !covered(file.path()))
        .findFirst()
        .map(file -> "there is no " + marker + " beside " + file.path());
  }

  private boolean covered(String path) {
    for (String dir = parent(path); ; dir = parent(dir)) {
      if (marked.contains(dir)) {
        return true;
      }
      if (dir.isEmpty()) {
        return false;
      }
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static Optional<String> waitsForQuiet(
      List<RawFile> ofNight, Duration length, Instant now) {
    Instant latestAllowed = now.minus(length);
    return ofNight.stream()
        .filter(file -> Instant.ofEpochMilli(file.modifiedMillis()).isAfter(latestAllowed))
        .findFirst()
        .map(
            file ->
                "%s changed at %s, less than %d minutes ago"
                    .formatted(
                        file.path(),
                        Instant.ofEpochMilli(file.modifiedMillis()),
                        length.toMinutes()));
  }
}
