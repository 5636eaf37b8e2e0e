package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.warehouse.Manifest;
import java.util.List;
import java.util.Optional;

/** The night that a warehouse begins with: written down by its first run, and kept from then on. */
public final class FirstNight {
  /** The name under which a manifest holds it. */
  static final String CONSTANT = "first_night";

  private final Graph graph;
  private final Terms terms;

  FirstNight(Graph graph, Terms terms) {
    this.graph = graph;
    this.terms = terms;
  }

  /** The first night of a warehouse that was begun. */
  public static Optional<Night> begun(Optional<Manifest> published) {
    return published.map(manifest -> manifest.constants().get(CONSTANT)).map(Night::of);
  }

  Night of(Optional<Manifest> published, RawNights raw) {
    Optional<Night> begun = begun(published);
    if (begun.isPresent()) {
      if (terms.firstNight().isPresent() && !terms.firstNight().equals(begun)) {
        throw new Fault(
            ExitCode.SETTINGS,
            "the warehouse began with night %s, the settings say first-night %s; keep the former, or load a new warehouse"
                .formatted(begun.get(), terms.firstNight().get()));
      }
      return begun.get();
    }
    return terms.firstNight().orElseGet(() -> earliest(raw));
  }

  private Night earliest(RawNights raw) {
    List<Source> sources =
        graph.jobs().stream()
            .filter(job -> job.writes().get(0).kind() == Kind.FACT)
            .flatMap(job -> job.reads().stream())
            .filter(Read.Raw.class::isInstance)
            .map(read -> ((Read.Raw) read).source())
            .distinct()
            .toList();
    return sources.stream()
        .map(raw::earliest)
        .flatMap(Optional::stream)
        .min(Night::compareTo)
        .orElseThrow(
            () ->
                new Fault(
                    ExitCode.NO_INPUT,
                    "no raw files found in %s: put a day's files there, or set time.first-night"
                        .formatted(sources.stream().map(Source::name).toList())));
  }
}
