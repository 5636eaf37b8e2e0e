package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.warehouse.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The raw files of every source by the night they belong to: the night in their path, else the
 * night on which a run first saw them, else tonight.
 */
public final class RawNights {
  private final Map<String, NavigableMap<Night, List<RawFile>>> files;
  private final Map<String, Source.Completeness> completeness;
  private final Set<String> flat;
  private final Instant now;

  private RawNights(
      Map<String, NavigableMap<Night, List<RawFile>>> files,
      Map<String, Source.Completeness> completeness,
      Set<String> flat,
      Instant now) {
    this.files = files;
    this.flat = flat;
    this.completeness = completeness;
    this.now = now;
  }

  /**
   * Lists the sources.
   *
   * @param seen the night on which a file without a night in its path was first seen, by path
   * @param tonight the night of files that nobody has seen yet
   * @param now the moment at which files have been quiet for long enough, or not
   */
  public static RawNights list(
      Collection<Source> sources,
      Map<String, Map<String, Night>> seen,
      Night tonight,
      Instant now) {
    Map<String, Source.Completeness> completeness = new TreeMap<>();
    Map<String, NavigableMap<Night, List<RawFile>>> files = new TreeMap<>();
    Set<String> flat = new HashSet<>();
    for (Source source : sources) {
      completeness.put(source.name(), source.completeness());
      Map<String, Night> ledger = seen.getOrDefault(source.name(), Map.of());
      NavigableMap<Night, List<RawFile>> nights = new TreeMap<>();
      for (RawFile file : source.files()) {
        if (file.night().isEmpty()) {
          flat.add(source.name());
        }
        Night night = file.night().orElseGet(() -> ledger.getOrDefault(file.path(), tonight));
        nights.computeIfAbsent(night, ignored -> new ArrayList<>()).add(file.on(night));
      }
      files.put(source.name(), nights);
    }
    return new RawNights(files, completeness, flat, now);
  }

  /** The files of one night, in path order. */
  public List<RawFile> files(Source source, Night night) {
    return nights(source).getOrDefault(night, List.of());
  }

  /** All files, whatever their night. */
  public List<RawFile> all(Source source) {
    return nights(source).values().stream().flatMap(List::stream).sorted().toList();
  }

  /** The nights for which there are files, oldest first. */
  public NavigableMap<Night, List<RawFile>> nights(Source source) {
    return files.getOrDefault(source.name(), new TreeMap<>());
  }

  /** What the files of a night still wait for; empty once they are complete. */
  Optional<String> waitsFor(Source source, Night night) {
    return completeness.get(source.name()).waitsFor(night, files(source, night), now);
  }

  /** Whether some files of a source name no night: then a night without files is an empty one. */
  boolean isFlat(Source source) {
    return flat.contains(source.name());
  }

  /** The earliest night for which any source has files. */
  public Optional<Night> earliest(Source source) {
    NavigableMap<Night, List<RawFile>> nights = nights(source);
    return nights.isEmpty() ? Optional.empty() : Optional.of(nights.firstKey());
  }

  /** The version of some raw files: their paths, sizes and times of change. */
  static String version(List<RawFile> files) {
    if (files.isEmpty()) {
      return Versions.ABSENT;
    }
    return Digest.of(
        files.stream()
            .map(file -> file.path() + "\t" + file.bytes() + "\t" + file.modifiedMillis())
            .collect(Collectors.joining("\n")));
  }
}
