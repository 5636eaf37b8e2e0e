package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every file operation of a publish and of the clearing after it goes wrong in turn, in every way.
 * Readers then find a whole run, and the next run leaves nothing lying about.
 */
abstract class FaultsOfPublishing {
  private static final GarbageCollector.Keep ONE = new GarbageCollector.Keep(1, Duration.ZERO);
  private static final Set<Night> BOTH = Set.of(SmallRuns.FIRST, SmallRuns.SECOND);
  private static final int ENOUGH = 40;
  private static final int RIVALS = 10;

  /** A new, empty warehouse. */
  abstract Store fresh();

  @ParameterizedTest
  @EnumSource
  void readersFindAWholeRunAndTheNextRunConverges(FaultyStore.Way way) {
    Store real = fresh();
    SmallRuns.publish(real, real, SmallRuns.FIRST);
    SmallRuns.publish(real, real, SmallRuns.SECOND);
    new GarbageCollector(real, ONE, SmallRuns.daysLater()).run();
    int at = 0;
    boolean reached = true;
    while (reached) {
      FaultyStore faulty = new FaultyStore(real, way, at);
      publishAndClear(faulty.store(), real);
      reached = faulty.reached();
      String when = faulty.what();
      assertDoesNotThrow(() -> readersFindAWholeRun(real, when), when);
      assertDoesNotThrow(() -> nextRunConverges(real, when), when);
      at++;
    }
    assertTrue(at > ENOUGH, "only " + at + " operations were tried");
  }

  @Test
  void ofTenCommitsOfOneNumberJustOneIsMade() throws Exception {
    Store real = fresh();
    CyclicBarrier start = new CyclicBarrier(RIVALS);
    List<Callable<ExitCode>> rivals = new ArrayList<>();
    for (int i = 0; i < RIVALS; i++) {
      String runId = "run-" + i;
      rivals.add(
          () -> {
            start.await();
            try {
              Committing.make(
                  real, new Commit(1, runId, "", SmallRuns.FIRST, Instant.EPOCH, List.of()));
              return ExitCode.DONE;
            } catch (Fault e) {
              return e.exitCode();
            }
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      List<ExitCode> ends = new ArrayList<>();
      for (Future<ExitCode> end : threads.invokeAll(rivals)) {
        ends.add(end.get());
      }
      assertEquals(1, Collections.frequency(ends, ExitCode.DONE), ends.toString());
      assertEquals(RIVALS - 1, Collections.frequency(ends, ExitCode.TRY_AGAIN), ends.toString());
      assertEquals(1, Warehouse.open(real).commits().size());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void publishAndClear(Store faulty, Store real) {
    try (Publisher publisher =
        Publisher.begin(faulty, SmallRuns.TABLES, SmallRuns.SETTINGS, SmallRuns.tenure())) {
      SmallRuns.publish(publisher, real, SmallRuns.SECOND);
      new GarbageCollector(faulty, ONE, SmallRuns.daysLater()).run(publisher);
    } catch (Fault | FaultyStore.Stopped expected) {
      return;
    }
  }

  private static void readersFindAWholeRun(Store real, String when) {
    Warehouse warehouse = Warehouse.open(real);
    Commit newest = warehouse.newest().orElseThrow();
    Commit current = warehouse.current().orElseThrow();
    assertTrue(
        current.number() == newest.number() || current.number() + 1 == newest.number(), when);
    for (Commit commit : List.of(newest, current)) {
      Manifest manifest = warehouse.manifest(commit);
      assertEquals(BOTH, manifest.nights("days").keySet(), when);
      manifest.everything().forEach(each -> assertWhole(real, each, when));
      assertTrue(real.exists(Layout.views(commit.runId()) + "/duckdb.sql"), when);
    }
  }

  private static void assertWhole(Store real, Partition partition, String when) {
    Receipt receipt = Warehouse.open(real).receipt(partition);
    assertEquals(receipt.files(), Adoption.dataFiles(real, partition.directory()), when);
    assertEquals(
        partition.files(), receipt.files().stream().map(Receipt.DataFile::name).toList(), when);
    String link = Layout.link(partition.table(), partition.night());
    if (real.hasLinks() && real.linkTarget(link).isPresent()) {
      assertTrue(real.exists(link), when + ": a link leads nowhere");
    }
  }

  private static void nextRunConverges(Store real, String when) {
    Commit commit = SmallRuns.publish(real, real, SmallRuns.SECOND);
    new GarbageCollector(real, ONE, SmallRuns.daysLater()).run();
    Manifest manifest = Warehouse.open(real).manifest(commit);
    Set<String> expected = new TreeSet<>(Set.of(Layout.CURRENT, Layout.VIEWS + "/duckdb.sql"));
    expected.add(Layout.commit(commit.number()));
    expected.add(Layout.manifest(commit.runId()));
    for (String name : List.of("duckdb.sql", "hive.sql", "spark.sql", "trino.sql")) {
      expected.add(Layout.views(commit.runId()) + "/" + name);
    }
    for (String name : List.of("days", "days_latest", "titles", "titles_latest")) {
      expected.add(Layout.views(commit.runId()) + "/" + name + ".files");
    }
    manifest
        .everything()
        .forEach(
            each -> {
              expected.add(Layout.receipt(each.directory()));
              each.files().forEach(file -> expected.add(each.directory() + "/" + file));
              if (real.hasLinks()) {
                expected.add(Layout.link(each.table(), each.night()));
              }
            });
    Set<String> found = new TreeSet<>();
    walk(real, "", found);
    assertEquals(expected, found, when);
    assertEquals(BOTH, manifest.nights("days").keySet(), when);
    manifest.everything().forEach(each -> assertWhole(real, each, when));
  }

  private static void walk(Store real, String directory, Set<String> found) {
    for (Store.Entry entry : real.list(directory)) {
      String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
      if (entry.directory()) {
        walk(real, path, found);
      } else {
        found.add(path);
      }
    }
  }
}
