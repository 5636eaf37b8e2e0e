package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Table;
import java.util.List;

/** SQL that shows a run's tables. */
final class Views {
  private final Store store;
  private final List<Table> tables;

  Views(Store store, List<Table> tables) {
    this.store = store;
    this.tables = List.copyOf(tables);
  }

  void write(Manifest manifest) {
    store.mkdirs(Layout.views(manifest.runId()));
  }

  boolean areOf(Manifest manifest) {
    return tables.isEmpty() || store.exists(Layout.views(manifest.runId()));
  }

  void writeBootstrap(Manifest manifest) {
    store.exists(Layout.views(manifest.runId()));
  }
}
