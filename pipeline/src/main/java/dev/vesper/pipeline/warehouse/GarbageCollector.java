package dev.vesper.pipeline.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Clears away what no kept catalogue names: partitions, and the commits and manifests of runs that
 * are kept no longer. What a link still leads to stays.
 *
 * <p>Runs that began after the newest published one are left alone, whole: they may be adopted, and
 * one that only seems dead could still publish. An older run that never published cannot publish
 * any more, since the newest commit stands where its own would.
 */
public final class GarbageCollector {
  private static final Duration TEMPORARY_AGE = Duration.ofHours(1);

  /**
   * Which commits stay readable: so many of the newest runs, and all younger than an age, whichever
   * are more.
   */
  public record Keep(int runs, Duration age) {
    public static final Keep USUAL = new Keep(7, Duration.ofDays(2));

    public Keep {
      if (runs < 1) {
        throw new IllegalArgumentException("at least one run has to be kept, not " + runs);
      }
    }
  }

  /** Something to remove, and why. */
  public record Removal(String path, String why) {}

  private final Store store;
  private final Keep keep;
  private final Tenure tenure;

  public GarbageCollector(Store store, Keep keep, Tenure tenure) {
    this.store = store;
    this.keep = keep;
    this.tenure = tenure;
  }

  /** What would be removed now, in the order of removal; nothing is touched. */
  public List<Removal> plan() {
    List<Removal> removals = new ArrayList<>();
    List<Commit> commits = Warehouse.open(store).commits();
    if (!commits.isEmpty()) {
      List<Commit> kept = kept(commits);
      commits.stream()
          .filter(commit -> !kept.contains(commit))
          .map(commit -> new Removal(Layout.commit(commit.number()), "an old commit"))
          .forEach(removals::add);
      runs(kept, removals);
    }
    temporary(removals);
    return List.copyOf(removals);
  }

  /** Takes the lock, removes, and tells what it removed. */
  public List<Removal> run() {
    if (!store.exists("")) {
      return List.of();
    }
    try (Lock lock = Lock.acquire(store, tenure)) {
      return run(lock);
    }
  }

  /** Removes while a run that has published still holds the lock. */
  public List<Removal> run(Publisher publisher) {
    return run(publisher.lock());
  }

  private List<Removal> run(Lock lock) {
    lock.requireHeld();
    List<Removal> removals = plan();
    removals.forEach(removal -> store.delete(removal.path()));
    return removals;
  }

  /**
   * The newest commits up to the last that has to stay, which may be the one that {@code CURRENT}
   * still names; the kept numbers have no gap.
   */
  private List<Commit> kept(List<Commit> commits) {
    long current = Warehouse.open(store).current().map(Commit::number).orElse(Long.MAX_VALUE);
    Instant young = tenure.clock().instant().minus(keep.age());
    Set<String> runs = new HashSet<>();
    int first = commits.size();
    for (int i = commits.size() - 1; i >= 0; i--) {
      runs.add(commits.get(i).runId());
      if (runs.size() <= keep.runs()
          || commits.get(i).number() >= current
          || commits.get(i).committedAt().isAfter(young)) {
        first = i;
      }
    }
    return commits.subList(first, commits.size());
  }

  private void runs(List<Commit> kept, List<Removal> removals) {
    Warehouse warehouse = Warehouse.open(store);
    NavigableSet<String> named =
        kept.stream()
            .flatMap(commit -> warehouse.manifest(commit).directories())
            .collect(Collectors.toCollection(TreeSet::new));
    named.addAll(Followers.linked(store));
    Set<String> keptRuns = kept.stream().map(Commit::runId).collect(Collectors.toSet());
    String newest = kept.get(kept.size() - 1).runId();
    for (Store.Entry run : store.list(Layout.RUNS)) {
      if (RunId.matches(run.name()) && run.name().compareTo(newest) <= 0) {
        run(run.name(), named, keptRuns.contains(run.name()), removals);
      }
    }
  }

  private void run(String runId, NavigableSet<String> named, boolean kept, List<Removal> removals) {
    String directory = Layout.run(runId);
    if (!kept && !holds(directory, named)) {
      removals.add(new Removal(directory, "a run of which nothing is kept"));
      return;
    }
    for (Store.Entry entry : store.list(directory)) {
      String path = directory + "/" + entry.name();
      if (entry.name().equals(Layout.MANIFEST) || entry.name().equals(Layout.VIEWS)) {
        if (!kept) {
          removals.add(new Removal(path, "the catalogue of an old commit"));
        }
      } else {
        table(path, named, removals);
      }
    }
  }

  private static boolean holds(String directory, NavigableSet<String> named) {
    String first = named.ceiling(directory + "/");
    return first != null && first.startsWith(directory + "/");
  }

  private void table(String directory, NavigableSet<String> named, List<Removal> removals) {
    if (!holds(directory, named)) {
      removals.add(new Removal(directory, "a table of a run that no kept catalogue names"));
      return;
    }
    for (Store.Entry entry : store.list(directory)) {
      String path = directory + "/" + entry.name();
      if (entry.directory() && !named.contains(path)) {
        removals.add(new Removal(path, "a partition that no kept catalogue names"));
      }
    }
  }

  private void temporary(List<Removal> removals) {
    Instant old = tenure.clock().instant().minus(TEMPORARY_AGE);
    for (Store.Entry entry : store.list(Layout.TEMPORARY)) {
      if (entry.modified().isBefore(old)) {
        removals.add(new Removal(Layout.TEMPORARY + "/" + entry.name(), "left over from a write"));
      }
    }
  }
}
