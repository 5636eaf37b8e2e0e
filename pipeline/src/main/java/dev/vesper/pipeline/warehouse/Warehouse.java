package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is published, as readers see it. Nothing is read before it is asked for, nothing is kept in
 * memory, and no Spark is needed.
 */
public final class Warehouse {
  private static final int DIGITS = 18;

  private final Store store;

  private Warehouse(Store store) {
    this.store = store;
  }

  /** The warehouse at a root; it need not exist yet. */
  public static Warehouse open(String root) {
    return open(Stores.at(root));
  }

  /** The warehouse on a store. */
  public static Warehouse open(Store store) {
    return new Warehouse(store);
  }

  public Store store() {
    return store;
  }

  /** The newest commit; empty where nothing was published yet. */
  public Optional<Commit> newest() {
    return numbers().reduce((before, last) -> last).map(this::commit);
  }

  /** All commits that are kept, oldest first. */
  public List<Commit> commits() {
    return numbers().map(this::commit).toList();
  }

  private Stream<String> numbers() {
    return store.list(Layout.COMMITS).stream()
        .map(Store.Entry::name)
        .filter(name -> name.matches("\\d{1," + DIGITS + "}"))
        .sorted(Comparator.comparingLong(Long::parseLong));
  }

  private Commit commit(String name) {
    String path = Layout.COMMITS + "/" + name;
    byte[] bytes = store.read(path).orElseThrow(() -> gone(path));
    Commit commit = Json.read(bytes, Commit.class, store.address(path));
    if (commit.number() != Long.parseLong(name)) {
      throw damaged(path, "it says that it is commit " + commit.number());
    }
    return commit;
  }

  /** The commit that {@code CURRENT} names to readers: the newest, unless a run died on the way. */
  public Optional<Commit> current() {
    return store
        .read(Layout.CURRENT)
        .map(bytes -> Json.read(bytes, Commit.class, store.address(Layout.CURRENT)));
  }

  /** The newest catalogue; empty where nothing was published yet. */
  public Optional<Manifest> manifest() {
    return newest().map(this::manifest);
  }

  /** The newest catalogue; a fault where nothing was published yet. */
  public Manifest published() {
    return manifest()
        .orElseThrow(
            () ->
                new Fault(
                    ExitCode.NO_INPUT,
                    "nothing is published at " + store.address("") + " yet; run: vesper run"));
  }

  /** The catalogue of a commit. */
  public Manifest manifest(Commit commit) {
    String path = Layout.manifest(commit.runId());
    byte[] bytes = store.read(path).orElseThrow(() -> gone(path));
    if (!Digest.of(bytes).equals(commit.manifest())) {
      throw damaged(path, "its digest is not the one of commit " + commit.number());
    }
    return Json.read(bytes, Manifest.class, store.address(path));
  }

  /** The receipt that lies beside a partition whose data are still there. */
  public Receipt receipt(Partition partition) {
    String path = Layout.receipt(partition.directory());
    byte[] bytes = store.read(path).orElseThrow(() -> gone(path));
    if (!Digest.of(bytes).equals(partition.receipt())) {
      throw damaged(path, "its digest is not the one in the manifest");
    }
    return Json.read(bytes, Receipt.class, store.address(path));
  }

  /** The files of partitions as URIs that Spark opens; a directory that several share, once. */
  public List<String> uris(Stream<Partition> partitions) {
    return paths(partitions).map(store::uri).toList();
  }

  /** The files of partitions as other tools name them; a directory that several share, once. */
  public List<String> addresses(Stream<Partition> partitions) {
    return paths(partitions).map(store::address).toList();
  }

  private static Stream<String> paths(Stream<Partition> partitions) {
    return partitions
        .filter(Partition::present)
        .flatMap(each -> each.files().stream().map(file -> each.directory() + "/" + file))
        .distinct();
  }

  private Fault gone(String path) {
    return new Fault(
        ExitCode.DATA,
        store.address(path)
            + " is gone although it is published; restore it from a copy, or load a new warehouse");
  }

  private Fault damaged(String path, String how) {
    return new Fault(
        ExitCode.DATA,
        store.address(path)
            + " is damaged: "
            + how
            + "; restore it from a copy, nothing was changed");
  }
}
