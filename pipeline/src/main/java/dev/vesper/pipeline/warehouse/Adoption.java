package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds audited partitions that no commit names: they are complete, because a receipt is written
 * last, and whoever plans to build the same from the same may take them instead.
 */
final class Adoption {
  private final Store store;

  Adoption(Store store) {
    this.store = store;
  }

  /** The data files of a partition's directory, in order of name. */
  static List<Receipt.DataFile> dataFiles(Store store, String directory) {
    return store.list(directory).stream()
        .filter(entry -> !entry.directory() && !Layout.hidden(entry.name()))
        .map(entry -> new Receipt.DataFile(entry.name(), entry.bytes()))
        .sorted(Comparator.comparing(Receipt.DataFile::name))
        .toList();
  }

  /**
   * Receipts of runs since the oldest kept commit that never published, oldest first. Each holds
   * its partition as a manifest lists it.
   */
  List<Receipt> adoptable(String ownRun, Optional<Manifest> published) {
    List<Commit> commits = Warehouse.open(store).commits();
    Set<String> committed = commits.stream().map(Commit::runId).collect(Collectors.toSet());
    String oldest = commits.isEmpty() ? "" : commits.get(0).runId();
    Set<String> named =
        published.stream().flatMap(Manifest::directories).collect(Collectors.toSet());
    List<Receipt> receipts = new ArrayList<>();
    for (Store.Entry run : store.list(Layout.RUNS)) {
      if (run.name().compareTo(oldest) > 0
          && !committed.contains(run.name())
          && !run.name().equals(ownRun)) {
        ofRun(run.name(), named, receipts);
      }
    }
    return List.copyOf(receipts);
  }

  private void ofRun(String runId, Set<String> named, List<Receipt> receipts) {
    for (Store.Entry table : store.list(Layout.run(runId))) {
      if (!table.directory() || table.name().equals(Layout.VIEWS)) {
        continue;
      }
      String directory = Layout.table(runId, table.name());
      for (Store.Entry night : store.list(directory)) {
        String partition = directory + "/" + night.name();
        if (night.name().startsWith(Layout.NIGHT) && !named.contains(partition)) {
          whole(partition).ifPresent(receipts::add);
        }
      }
    }
  }

  /** The receipt of a directory that holds just what the receipt says. */
  private Optional<Receipt> whole(String directory) {
    String path = Layout.receipt(directory);
    Optional<byte[]> bytes = store.read(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Receipt receipt = Json.read(bytes.get(), Receipt.class, store.address(path));
      return receipt.partition().directory().equals(directory)
              && dataFiles(store, directory).equals(receipt.files())
          ? Optional.of(receipt.with(receipt.partition().sealed(Digest.of(bytes.get()))))
          : Optional.empty();
    } catch (Fault e) {
      // A receipt cut off by the end of its run: the partition was never finished.
      return Optional.empty();
    }
  }
}
