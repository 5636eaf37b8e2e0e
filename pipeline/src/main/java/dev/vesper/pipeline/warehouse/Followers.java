package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a commit for the ease of readers; doing it again changes nothing. */
final class Followers {
  private static final String UP = "../../";

  private final Store store;
  private final Views views;

  Followers(Store store, List<Table> tables) {
    this.store = store;
    this.views = new Views(store, tables);
  }

  /** Writes what belongs to a run before its commit, so that no reader finds a commit without. */
  void prepare(Manifest manifest) {
    views.write(manifest);
  }

  /** Makes views, {@code CURRENT} and the links those of a commit. */
  void follow(Commit commit, Manifest manifest) {
    if (!views.areOf(manifest)) {
      views.write(manifest);
    }
    byte[] current = Json.bytes(commit);
    Optional<byte[]> found = store.read(Layout.CURRENT);
    if (found.filter(bytes -> Arrays.equals(bytes, current)).isEmpty()) {
      store.replace(Layout.CURRENT, current);
    }
    views.writeBootstrap(manifest);
    if (store.hasLinks()) {
      link(manifest);
    }
  }

  private void link(Manifest manifest) {
    Map<String, String> wanted = new HashMap<>();
    manifest
        .everything()
        .filter(Partition::present)
        .forEach(
            each -> wanted.put(Layout.link(each.table(), each.night()), UP + each.directory()));
    for (Store.Entry table : store.list(Layout.TABLES)) {
      String directory = Layout.TABLES + "/" + table.name();
      for (Store.Entry link : store.list(directory)) {
        settle(directory + "/" + link.name(), wanted);
      }
    }
    wanted.forEach(store::link);
  }

  /** The directories that links lead to now, which may still be those of an older commit. */
  static Set<String> linked(Store store) {
    Set<String> directories = new HashSet<>();
    for (Store.Entry table :
        store.hasLinks() ? store.list(Layout.TABLES) : List.<Store.Entry>of()) {
      String directory = Layout.TABLES + "/" + table.name();
      for (Store.Entry link : store.list(directory)) {
        store
            .linkTarget(directory + "/" + link.name())
            .filter(target -> target.startsWith(UP))
            .ifPresent(target -> directories.add(target.substring(UP.length())));
      }
    }
    return directories;
  }

  /** Removes a link that leads nowhere any more, and ticks off one that is right. */
  private void settle(String link, Map<String, String> wanted) {
    String target = wanted.get(link);
    if (target == null) {
      store.delete(link);
    } else if (store.linkTarget(link).filter(target::equals).isPresent()) {
      wanted.remove(link);
    }
  }
}
