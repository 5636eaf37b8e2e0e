package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Source.Completeness;
import dev.vesper.pipeline.source.RawEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which nights there are raw events of, which are missing between them, which are not ready. */
final class NightFindings {
  private NightFindings() {}

  static List<Finding> of(RawEvents events, Instant now) {
    List<RawFile> files = events.files();
    if (files.isEmpty()) {
      return List.of(Finding.doubtful("nights", "no file of events is there yet"));
    }
    NavigableSet<Night> nights =
        files.stream()
            .map(RawFile::night)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    long bytes = files.stream().mapToLong(RawFile::bytes).sum();
    String found =
        Words.count(files.size(), "file") + " of events, " + Words.count(bytes >> 10) + " KiB";
    if (nights.isEmpty()) {
      return List.of(Finding.ok("nights", found + ", none of which names its night"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("nights", found + ", of " + span(nights)));
    gaps(nights).ifPresent(findings::add);
    findings.add(ready(nights, files, events.completeness(), now));
    return findings;
  }

  private static String span(NavigableSet<Night> nights) {
    return Words.count(nights.size(), "night") + " from " + nights.first() + " to " + nights.last();
  }

  private static Optional<Finding> gaps(NavigableSet<Night> nights) {
    List<Night> missing =
        new Nights(nights.first(), nights.last())
            .stream().filter(night -> !nights.contains(night)).toList();
    String spans =
        Nights.runsOf(missing).stream().map(Nights::toString).collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.doubtful(
                "gaps", "no events of " + spans + "; a run refuses to start over such nights"));
  }

  private static List<RawFile> of(List<RawFile> files, Night night) {
    return files.stream().filter(file -> file.night().equals(Optional.of(night))).toList();
  }

  private static Finding ready(
      NavigableSet<Night> nights, List<RawFile> files, Completeness completeness, Instant now) {
    List<String> waiting =
        nights.stream()
            .map(night -> completeness.waitsFor(night, of(files, night), now))
            .flatMap(Optional::stream)
            .toList();
    return waiting.isEmpty()
        ? Finding.ok("readiness", "every night counts as complete")
        : Finding.doubtful(
            "readiness",
            Words.count(waiting.size(), "night")
                + " not complete yet; the last: "
                + waiting.get(waiting.size() - 1));
  }
}
