package dev.vesper.cli;

import dev.vesper.pipeline.warehouse.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the trials of one search are kept.
 *
 * @param store of the warehouse
 * @param path of a file of its own
 */
record TrialsFile(Store store, String path) {
  /** The file of a search that begins at a moment. */
  static TrialsFile of(Store store, Instant begins) {
    String name = begins.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    return new TrialsFile(store, "%s/recommend-%s.csv".formatted(TunedRecipe.DIRECTORY, name));
  }

  /** Writes all trials so far, in place of those before. */
  void write(Trials trials) {
    store.replace(path, trials.csv().getBytes(StandardCharsets.UTF_8));
  }

  String address() {
    return store.address(path);
  }
}
