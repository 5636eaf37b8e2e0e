package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The night of every file without a night in its path, as the run that first saw it wrote down. */
final class SeenFiles {
  private SeenFiles() {}

  /** By source and path. */
  static Map<String, Map<String, Night>> of(
      Graph graph, Optional<Manifest> published, Function<Partition, Receipt> receipts) {
    Map<String, Map<String, Night>> seen = new HashMap<>();
    if (published.isEmpty()) {
      return seen;
    }
    for (Job job : graph.jobs()) {
      for (Read read : job.reads()) {
        if (read instanceof Read.Raw raw
            && job.writes().get(0).kind() != Kind.DIMENSION
            && raw.source().files().stream().map(RawFile::night).anyMatch(Optional::isEmpty)) {
          Map<String, Night> nights =
              seen.computeIfAbsent(raw.source().name(), name -> new HashMap<>());
          published.get().nights(job.writes().get(0).name()).values().stream()
              .filter(Partition::present)
              .map(receipts)
              .forEach(
                  receipt ->
                      receipt.sources().forEach(file -> nights.put(file.path(), receipt.night())));
        }
      }
    }
    return seen;
  }
}
