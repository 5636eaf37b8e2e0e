package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run after another, and one against another. */
final class PublisherTest {
  private static final GarbageCollector.Keep ONE = new GarbageCollector.Keep(1, Duration.ZERO);

  @TempDir(factory = MemoryDirectory.class)
  private Path directory;

  private Store store;
  private Warehouse warehouse;

  @BeforeEach
  void newWarehouse() {
    store = new LocalStore(directory.resolve("warehouse"));
    warehouse = Warehouse.open(store);
  }

  private Publisher begin(Store on) {
    return Publisher.begin(on, SmallRuns.TABLES, SmallRuns.SETTINGS, SmallRuns.tenure());
  }

  private Commit publish(Night night) {
    return SmallRuns.publish(store, store, night);
  }

  @Test
  void anEmptyWarehouseHasNoCommitAndNoManifest() {
    assertEquals(Optional.empty(), warehouse.newest());
    assertEquals(Optional.empty(), warehouse.manifest());
    assertFalse(store.exists(""), "looking makes nothing");
  }

  @Test
  void whatIsPublishedIsReadBackAsItWasWritten() {
    Commit commit = publish(SmallRuns.FIRST);
    assertEquals(Optional.of(commit), warehouse.newest());
    assertEquals(Optional.of(commit), warehouse.current());
    Manifest manifest = warehouse.manifest().orElseThrow();
    assertEquals(SmallRuns.SETTINGS, manifest.constants());
    Partition partition = manifest.partition("days", SmallRuns.FIRST).orElseThrow();
    Receipt receipt = warehouse.receipt(partition);
    assertEquals(partition, receipt.partition().sealed(partition.receipt()));
    assertEquals(Map.of("share", 0.5), receipt.metrics());
    String file = partition.directory() + "/part-0.parquet";
    assertEquals(
        List.of("file:" + directory + "/warehouse/" + file), warehouse.uris(Stream.of(partition)));
    assertEquals(
        List.of(directory + "/warehouse/" + file), warehouse.addresses(Stream.of(partition)));
    assertEquals(
        "../../" + partition.directory(),
        store.linkTarget("tables/days/dt=" + SmallRuns.FIRST).orElseThrow());
    assertFalse(store.exists(Layout.LOCK));
  }

  @Test
  void aRunThatWritesNothingLeavesNothing() {
    publish(SmallRuns.FIRST);
    int runs = store.list(Layout.RUNS).size();
    begin(store).close();
    assertEquals(runs, store.list(Layout.RUNS).size());
  }

  @Test
  void laterRunsHaveLaterNamesEvenWhenTheClockGoesBack() {
    String first = RunId.after("", SmallRuns.tenure().clock().instant(), "aaaaaa");
    String second = RunId.after(first, Instant.EPOCH, "000000");
    assertTrue(RunId.matches(first) && RunId.matches(second), first + " " + second);
    assertTrue(second.compareTo(first) > 0, first + " " + second);
  }

  @Test
  void aWriterThatSleptJustBeforeTheCommitLosesToWhoeverPublishedMeanwhile() {
    publish(SmallRuns.FIRST);
    List<Commit> others = new ArrayList<>();
    Store sleepy =
        Interrupted.before(
            store, "createExclusive commits/", () -> others.add(publish(SmallRuns.SECOND)));
    assertLoses(sleepy);
    assertEquals(Optional.of(others.get(0)), warehouse.newest());
    assertEquals(Optional.of(others.get(0)), warehouse.current());
  }

  @Test
  void aWriterThatSleptUntilTheCommitItHadToCollideWithWasClearedAwayLosesToo() {
    publish(SmallRuns.FIRST);
    List<Commit> others = new ArrayList<>();
    Runnable twoRunsAndClearing =
        () -> {
          publish(SmallRuns.SECOND);
          others.add(publish(SmallRuns.SECOND.next()));
          new GarbageCollector(store, ONE, SmallRuns.daysLater()).run();
        };
    assertLoses(Interrupted.before(store, "createExclusive commits/", twoRunsAndClearing));
    assertEquals(Optional.of(others.get(0)), warehouse.newest());
    assertEquals(Optional.of(others.get(0)), warehouse.current());
    new GarbageCollector(store, ONE, SmallRuns.daysLater()).run();
    assertEquals(others, warehouse.commits());
  }

  private void assertLoses(Store sleepy) {
    Fault fault =
        assertThrows(Fault.class, () -> SmallRuns.publish(sleepy, store, SmallRuns.SECOND));
    assertEquals(ExitCode.TRY_AGAIN, fault.exitCode());
  }

  @Test
  void theNextRunAdoptsWhatADeadOneAuditedAndNothingElse() {
    publish(SmallRuns.FIRST);
    Publisher dead = begin(store);
    Partition audited = SmallRuns.build(dead, store, SmallRuns.DAYS, SmallRuns.SECOND);
    Night third = SmallRuns.SECOND.next();
    Partition cut = SmallRuns.build(dead, store, SmallRuns.DAYS, third);
    store.write(cut.directory() + "/part-0.parquet", new byte[] {1});
    Partition torn = SmallRuns.build(dead, store, SmallRuns.TITLES, third);
    store.write(torn.directory() + "/_receipt.json", "{\"part".getBytes(StandardCharsets.UTF_8));
    try (Publisher next = begin(store)) {
      List<Partition> found = next.adoptable().stream().map(Receipt::partition).toList();
      assertEquals(List.of(audited), found);
      next.commit(next.next(SmallRuns.SECOND, List.of(), found));
    }
    new GarbageCollector(store, ONE, SmallRuns.daysLater()).run();
    assertTrue(store.exists(audited.directory()), "it stays where it was written");
    assertFalse(store.exists(cut.directory()));
    assertFalse(store.exists(torn.directory()));
    try (Publisher later = begin(store)) {
      assertEquals(List.of(), later.adoptable());
    }
  }

  @Test
  void aConstantThatChangesIsRefusedWithBothValuesAndTheWayOut() {
    publish(SmallRuns.FIRST);
    Map<String, String> other = Map.of("zone", "Europe/Berlin", "week", "iso");
    Fault fault =
        assertThrows(
            Fault.class, () -> Publisher.begin(store, SmallRuns.TABLES, other, SmallRuns.tenure()));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    assertTrue(fault.getMessage().contains("'Asia/Shanghai'"), fault.getMessage());
    assertTrue(fault.getMessage().contains("'Europe/Berlin'"), fault.getMessage());
    assertFalse(fault.getMessage().contains("iso"), fault.getMessage());
    assertFalse(store.exists(Layout.LOCK), "the lock is given back");
  }

  @Test
  void aDamagedManifestOrCommitIsAFaultThatNamesTheFile() {
    Commit commit = publish(SmallRuns.FIRST);
    store.write(Layout.manifest(commit.runId()), "{}".getBytes(StandardCharsets.UTF_8));
    Fault manifest = assertThrows(Fault.class, () -> warehouse.manifest());
    assertEquals(ExitCode.DATA, manifest.exitCode());
    assertTrue(manifest.getMessage().contains("MANIFEST.json"), manifest.getMessage());
    store.write(Layout.commit(1), new byte[0]);
    Fault damaged = assertThrows(Fault.class, () -> warehouse.newest());
    assertEquals(ExitCode.DATA, damaged.exitCode());
    assertTrue(damaged.getMessage().contains("commits/000000001"), damaged.getMessage());
  }

  @Test
  void theHighestNumberIsTheNewestHoweverItIsWritten() {
    Commit commit = publish(SmallRuns.FIRST);
    Commit tenth =
        new Commit(
            10, commit.runId(), commit.manifest(), commit.night(), commit.committedAt(), List.of());
    store.write("commits/10", Json.bytes(tenth));
    store.write("commits/notes.txt", new byte[0]);
    assertEquals(Optional.of(tenth), warehouse.newest());
  }

  @Test
  void aFileThatIsNotAsWrittenIsRefusedAReceipt() {
    try (Publisher publisher = begin(store)) {
      Partition built = SmallRuns.build(publisher, store, SmallRuns.DAYS, SmallRuns.FIRST);
      Receipt receipt = warehouse.receipt(built);
      store.write(built.directory() + "/part-1.parquet", new byte[] {1});
      Fault fault =
          assertThrows(
              Fault.class,
              () -> publisher.writeReceipt(receipt.with(receipt.partition().sealed(""))));
      assertEquals(ExitCode.IO, fault.exitCode());
    }
  }

  @Test
  void aWarehouseCanBeMoved() {
    publish(SmallRuns.FIRST);
    Path moved = directory.resolve("moved");
    assertTrue(directory.resolve("warehouse").toFile().renameTo(moved.toFile()));
    Store there = new LocalStore(moved);
    assertTrue(there.exists("tables/days/dt=" + SmallRuns.FIRST + "/part-0.parquet"));
    begin(there).close();
    Commit commit = Warehouse.open(there).newest().orElseThrow();
    String script = text(there, Layout.views(commit.runId()) + "/duckdb.sql");
    assertTrue(script.contains(moved + "/runs/"), script);
    assertTrue(text(there, "views/duckdb.sql").contains(moved + "/CURRENT"));
  }

  private static String text(Store store, String path) {
    return new String(store.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }
}
