package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is cleared away, and what stays. */
final class GarbageCollectorTest {
  @TempDir(factory = MemoryDirectory.class)
  private Path directory;

  private Store store;

  @BeforeEach
  void newWarehouse() {
    store = new LocalStore(directory);
  }

  private List<Commit> publish(int runs) {
    List<Commit> commits = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      commits.add(SmallRuns.publish(store, store, SmallRuns.FIRST));
    }
    return commits;
  }

  private GarbageCollector keeping(int runs, Duration age, Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    return new GarbageCollector(
        store, new GarbageCollector.Keep(runs, age), SmallRuns.tenure(Owner.self(), clock));
  }

  @Test
  void theNewestRunsStayAndAllYoungerThanTheAgeWhicheverAreMore() {
    List<Commit> commits = publish(5);
    assertEquals(List.of(), keeping(2, Duration.ofHours(1), Duration.ofMinutes(1)).run());
    assertEquals(List.of(), keeping(5, Duration.ZERO, Duration.ofMinutes(1)).run());
    keeping(2, Duration.ofHours(1), Duration.ofHours(2)).run();
    assertEquals(commits.subList(3, 5), Warehouse.open(store).commits());
    assertEquals(2, store.list(Layout.RUNS).size());
  }

  @Test
  void thePlanTouchesNothingAndNamesWhatTheRunRemoves() {
    publish(3);
    GarbageCollector collector = keeping(1, Duration.ZERO, Duration.ofMinutes(1));
    List<GarbageCollector.Removal> plan = collector.plan();
    assertEquals(4, plan.size(), plan.toString());
    assertEquals(plan, collector.plan());
    assertEquals(plan, collector.run());
    assertEquals(List.of(), collector.plan());
  }

  @Test
  void aPartitionOfAnOldRunStaysAsLongAsAKeptCatalogueNamesIt() {
    Commit first = SmallRuns.publish(store, store, SmallRuns.FIRST);
    SmallRuns.publish(store, store, SmallRuns.SECOND);
    SmallRuns.publish(store, store, SmallRuns.SECOND);
    keeping(1, Duration.ZERO, Duration.ofMinutes(1)).run();
    assertTrue(store.exists(Layout.partition(first.runId(), "days", SmallRuns.FIRST)));
    assertFalse(store.exists(Layout.manifest(first.runId())));
    assertFalse(store.exists(Layout.views(first.runId())));
    assertEquals(2, store.list(Layout.RUNS).size());
  }

  @Test
  void aRunThatMayStillPublishIsLeftAlone() {
    publish(1);
    Publisher busy =
        Publisher.begin(store, SmallRuns.TABLES, SmallRuns.SETTINGS, SmallRuns.tenure());
    Partition partition = SmallRuns.build(busy, store, SmallRuns.DAYS, SmallRuns.SECOND);
    keeping(1, Duration.ZERO, Duration.ofDays(30)).run();
    assertTrue(store.exists(partition.directory()));
  }

  @Test
  void whileAnotherRunHoldsTheWarehouseNothingIsRemoved() {
    publish(2);
    try (Lock lock = Lock.acquire(store, SmallRuns.tenure(Owner.self(), Clock.systemUTC()))) {
      assertTrue(lock.isHeld());
      Fault fault =
          assertThrows(Fault.class, () -> keeping(1, Duration.ZERO, Duration.ofMinutes(1)).run());
      assertEquals(ExitCode.TRY_AGAIN, fault.exitCode());
    }
    assertEquals(2, store.list(Layout.COMMITS).size());
  }

  @Test
  void aKeptCatalogueThatIsDamagedStopsEverything() {
    List<Commit> commits = publish(3);
    store.delete(Layout.manifest(commits.get(2).runId()));
    assertThrows(Fault.class, () -> keeping(1, Duration.ZERO, Duration.ofMinutes(1)).run());
    assertEquals(3, store.list(Layout.COMMITS).size());
    assertEquals(3, store.list(Layout.RUNS).size());
  }

  @Test
  void anEmptyWarehouseHasNothingToRemove() {
    assertEquals(List.of(), keeping(1, Duration.ZERO, Duration.ofDays(1)).run());
  }

  @Test
  void retentionLetsGoOfTheDataButKeepsTheVersion() {
    Night third = SmallRuns.SECOND.next();
    for (Night night : List.of(SmallRuns.FIRST, SmallRuns.SECOND, third)) {
      SmallRuns.publish(store, store, night);
    }
    Manifest before = Warehouse.open(store).manifest().orElseThrow();
    Table keepsTwo = SmallRuns.DAYS.keeping(2);
    Manifest after = Retention.applied(before, List.of(keepsTwo, SmallRuns.TITLES));
    Partition dropped = after.partition("days", SmallRuns.FIRST).orElseThrow();
    assertFalse(dropped.present());
    assertEquals(
        before.partition("days", SmallRuns.FIRST).orElseThrow().version(), dropped.version());
    assertTrue(after.partition("days", SmallRuns.SECOND).orElseThrow().present());
    assertTrue(after.partition("titles", SmallRuns.FIRST).orElseThrow().present());
    assertEquals(after, Retention.applied(after, List.of(keepsTwo, SmallRuns.TITLES)));
  }
}
