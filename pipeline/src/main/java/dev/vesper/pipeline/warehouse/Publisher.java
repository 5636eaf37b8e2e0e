package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes one run into a warehouse. While it is open it holds the lock. What it writes lies in a
 * directory of its own that nothing names; one commit at the end makes all of it the truth, and
 * everything after the commit can be done again by whoever comes next.
 *
 * <p>Data written, listed back and audited get a receipt each; partitions with receipts outlive a
 * run that dies, and {@link #adoptable} hands them to the next one.
 */
public final class Publisher implements AutoCloseable {
  private static final int ENDING_BYTES = 3;

  private final Store store;
  private final List<Table> tables;
  private final Tenure tenure;
  private final Lock lock;
  private final Optional<Commit> parent;
  private final Optional<Manifest> published;
  private final Map<String, String> constants;
  private final String runId;
  private volatile boolean used;

  private Publisher(
      Lock lock, Store store, List<Table> tables, Map<String, String> settings, Tenure tenure) {
    this.store = store;
    this.tables = List.copyOf(tables);
    this.tenure = tenure;
    this.lock = lock;
    Warehouse warehouse = Warehouse.open(store);
    this.parent = warehouse.newest();
    this.published = parent.map(warehouse::manifest);
    this.constants =
        published.map(manifest -> Constants.agreed(manifest, settings)).orElse(settings);
    this.runId = RunId.after(newestRun(), tenure.clock().instant(), tenure.token(ENDING_BYTES));
  }

  /**
   * Takes the lock, finds what the run builds on, and completes what a run before it left undone
   * after its commit.
   *
   * @param tables all tables there are, for the views
   * @param settings what can never change between runs: zone, week rule, pseudonym key id
   */
  public static Publisher begin(
      Store store, List<Table> tables, Map<String, String> settings, Tenure tenure) {
    store.mkdirs("");
    Lock lock = Lock.acquire(store, tenure);
    try {
      Publisher publisher = new Publisher(lock, store, tables, settings, tenure);
      publisher.parent.ifPresent(
          commit -> publisher.followers().follow(commit, publisher.published.orElseThrow()));
      store.mkdirs(Layout.run(publisher.runId));
      return publisher;
    } catch (RuntimeException e) {
      closeAfter(lock, e);
      throw e;
    }
  }

  private static void closeAfter(Lock lock, RuntimeException cause) {
    try {
      lock.close();
    } catch (Fault e) {
      cause.addSuppressed(e);
    }
  }

  private String newestRun() {
    String newest = parent.map(Commit::runId).orElse("");
    for (Store.Entry entry : store.list(Layout.RUNS)) {
      if (RunId.matches(entry.name()) && entry.name().compareTo(newest) > 0) {
        newest = entry.name();
      }
    }
    return newest;
  }

  private Followers followers() {
    return new Followers(store, tables);
  }

  /** The run's name; later runs have later names. */
  public String runId() {
    return runId;
  }

  /** The catalogue that the run builds on; empty on a new warehouse. */
  public Optional<Manifest> published() {
    return published;
  }

  /**
   * Where Spark writes a table of this run, partitioned on a helper column called {@code night}.
   */
  public String target(Table table) {
    used = true;
    return store.uri(Layout.table(runId, table.name()));
  }

  /** Where a partition of this run lies, as a manifest names it. */
  public String directory(Table table, Night night) {
    used = true;
    return Layout.partition(runId, table.name(), night);
  }

  /** The data files that are really there, by night, in order of name. */
  public NavigableMap<Night, List<Receipt.DataFile>> listBack(Table table) {
    NavigableMap<Night, List<Receipt.DataFile>> nights = new TreeMap<>();
    for (Store.Entry entry : store.list(Layout.table(runId, table.name()))) {
      if (entry.directory() && entry.name().startsWith(Layout.NIGHT)) {
        Night night = Night.of(entry.name().substring(Layout.NIGHT.length()));
        nights.put(night, Adoption.dataFiles(store, directory(table, night)));
      }
    }
    return nights;
  }

  /**
   * Writes the receipt of an audited partition beside its data, which are durable from then on. Any
   * number of threads may do so at once.
   *
   * @return the partition as the manifest lists it
   */
  public Partition writeReceipt(Receipt receipt) {
    String directory = receipt.partition().directory();
    store.mkdirs(directory);
    List<Receipt.DataFile> found = Adoption.dataFiles(store, directory);
    if (!found.equals(receipt.files())) {
      throw new Fault(
          ExitCode.IO,
          store.address(directory)
              + " holds other files than were written ("
              + found.size()
              + " found, "
              + receipt.files().size()
              + " written, or other sizes); run again");
    }
    found.forEach(file -> store.sync(directory + "/" + file.name()));
    byte[] bytes = Json.bytes(receipt);
    Committing.writeChecked(store, Layout.receipt(directory), bytes);
    return receipt.partition().sealed(Digest.of(bytes));
  }

  /**
   * Audited partitions of runs that died before their commit, oldest first; see {@link Adoption}.
   */
  public List<Receipt> adoptable() {
    return new Adoption(store).adoptable(runId, published);
  }

  /**
   * The catalogue with what this run built or adopted, after retention.
   *
   * @param missing tables that the night lacks because their job failed
   */
  public Manifest next(Night night, List<String> missing, Collection<Partition> built) {
    Map<String, TreeMap<Night, Partition>> all = new TreeMap<>();
    published.ifPresent(
        manifest ->
            manifest.partitions().forEach((name, nights) -> all.put(name, new TreeMap<>(nights))));
    for (Partition partition : built) {
      all.computeIfAbsent(partition.table(), name -> new TreeMap<>())
          .put(partition.night(), partition);
    }
    Instant now = tenure.clock().instant();
    return Retention.applied(new Manifest(runId, night, now, constants, missing, all), tables);
  }

  /**
   * Publishes: the manifest and the views, which nothing names yet, then the commit, then what
   * follows it.
   *
   * @throws Fault with {@code TRY_AGAIN} where another run published meanwhile; nothing of this one
   *     is seen then
   */
  public Commit commit(Manifest manifest) {
    used = true;
    if (!manifest.runId().equals(runId)) {
      throw new IllegalArgumentException("the manifest is of run " + manifest.runId());
    }
    byte[] bytes = Json.bytes(manifest);
    Committing.writeChecked(store, Layout.manifest(runId), bytes);
    followers().prepare(manifest);
    lock.requireHeld();
    Commit commit =
        new Commit(
            parent.map(Commit::number).orElse(0L) + 1,
            runId,
            Digest.of(bytes),
            manifest.night(),
            manifest.committedAt(),
            manifest.missing());
    Committing.make(store, commit);
    followAll(commit, manifest);
    return commit;
  }

  private void followAll(Commit commit, Manifest manifest) {
    try {
      followers().follow(commit, manifest);
    } catch (Fault e) {
      throw new Fault(
          e.exitCode(),
          "the run is published as commit "
              + commit.number()
              + ", but what follows a commit is not complete: "
              + e.getMessage()
              + " The next run completes it.",
          e);
    }
  }

  /** Gives the lock back. What was not committed stays where it is, for the next run. */
  @Override
  public void close() {
    try {
      if (!used) {
        store.delete(Layout.run(runId));
      }
    } finally {
      lock.close();
    }
  }

  /** The lock, for clearing away while the run still holds it. */
  Lock lock() {
    return lock;
  }
}
