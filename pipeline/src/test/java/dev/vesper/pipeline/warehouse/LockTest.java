package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write to a warehouse, and who inherits it. */
final class LockTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Owner ELSEWHERE = new Owner("other-machine", "space", 7, Instant.EPOCH);
  private static final int RIVALS = 10;

  @TempDir private Path directory;
  private Store store;

  @BeforeEach
  void newWarehouse() {
    store = new LocalStore(directory);
  }

  private static Tenure at(Owner owner, Instant time) {
    return SmallRuns.tenure(owner, Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void aSecondRunIsToldAtOnceWhoHoldsTheWarehouseSinceWhen() {
    try (Lock lock = Lock.acquire(store, at(Owner.self(), NOW))) {
      assertTrue(lock.isHeld());
      Fault fault =
          assertThrows(
              Fault.class, () -> Lock.acquire(store, at(Owner.self(), NOW.plusSeconds(5))));
      assertEquals(ExitCode.TRY_AGAIN, fault.exitCode());
      assertTrue(fault.getMessage().contains(Owner.self().toString()), fault.getMessage());
      assertTrue(fault.getMessage().contains(NOW.toString()), fault.getMessage());
    }
    assertFalse(store.exists(Layout.LOCK));
    Lock.acquire(store, at(Owner.self(), NOW)).close();
  }

  @Test
  void aProcessOfThisMachineThatIsGoneIsInheritedFromAtOnce() {
    Lock dead = Lock.acquire(store, at(SmallRuns.gone(), NOW));
    try (Lock heir = Lock.acquire(store, at(Owner.self(), NOW))) {
      assertTrue(heir.isHeld());
      assertFalse(dead.isHeld());
      assertThrows(Fault.class, dead::requireHeld);
      dead.close();
      assertTrue(heir.isHeld(), "what the dead one does no longer counts");
      assertEquals(List.of(Layout.TEMPORARY, Layout.LOCK), names());
    }
  }

  @Test
  void aLaterProcessOfTheSameNumberIsNotTheOwner() {
    Owner self = Owner.self();
    Owner before = new Owner(self.host(), self.space(), self.process(), Instant.EPOCH);
    Lock.acquire(store, at(before, NOW));
    try (Lock heir = Lock.acquire(store, at(self, NOW))) {
      assertTrue(heir.isHeld());
    }
  }

  @Test
  void anOwnerOnAnotherMachineIsGoneAfterTenMinutesOfSilence() {
    Lock silent = Lock.acquire(store, at(ELSEWHERE, NOW));
    Instant tenMinutes = NOW.plus(Duration.ofMinutes(10));
    assertThrows(Fault.class, () -> Lock.acquire(store, at(Owner.self(), tenMinutes)));
    assertTrue(silent.isHeld());
    try (Lock heir = Lock.acquire(store, at(Owner.self(), tenMinutes.plusSeconds(1)))) {
      assertTrue(heir.isHeld());
    }
  }

  @Test
  void aHeartbeatIsWrittenByTheHolderOnly() {
    TickingClock clock = new TickingClock(NOW);
    Lock lock = Lock.acquire(store, SmallRuns.tenure(ELSEWHERE, clock));
    clock.now = NOW.plus(Duration.ofMinutes(9));
    lock.beat();
    Instant later = NOW.plus(Duration.ofMinutes(15));
    assertThrows(Fault.class, () -> Lock.acquire(store, at(Owner.self(), later)));
    Instant muchLater = NOW.plus(Duration.ofMinutes(20));
    try (Lock heir = Lock.acquire(store, at(Owner.self(), muchLater))) {
      lock.beat();
      assertTrue(heir.isHeld());
    }
    lock.beat();
    assertFalse(store.exists(Layout.LOCK), "nobody holds it any more");
  }

  @Test
  void anHeirThatDiedBeforeItWroteTheLockIsInheritedFromInTurn() {
    Lock.acquire(store, at(SmallRuns.gone(), NOW));
    FaultyStore dying = new FaultyStore(store, FaultyStore.Way.STOPS_AFTER, 4);
    assertThrows(
        FaultyStore.Stopped.class, () -> Lock.acquire(dying.store(), at(SmallRuns.gone(), NOW)));
    assertTrue(dying.what().contains("createExclusive of LOCK.heir-of-"), dying.what());
    try (Lock heir = Lock.acquire(store, at(Owner.self(), NOW))) {
      assertTrue(heir.isHeld());
      assertEquals(List.of(Layout.TEMPORARY, Layout.LOCK), names());
    }
  }

  @Test
  void aLivingHeirHoldsTheWarehouseAlthoughTheLockStillNamesTheDead() {
    Lock.acquire(store, at(SmallRuns.gone(), NOW));
    FaultyStore slow = new FaultyStore(store, FaultyStore.Way.STOPS_AFTER, 4);
    assertThrows(
        FaultyStore.Stopped.class, () -> Lock.acquire(slow.store(), at(Owner.self(), NOW)));
    assertThrows(Fault.class, () -> Lock.acquire(store, at(Owner.self(), NOW)));
  }

  @Test
  void aRivalThatSleptWhileTheChainOfHeirsWasClearedAwayGetsNothing() {
    Lock.acquire(store, at(SmallRuns.gone(), NOW));
    List<Lock> heirs = new ArrayList<>();
    Store sleepy =
        before(
            "createExclusive LOCK.heir-of-",
            () -> heirs.add(Lock.acquire(store, at(Owner.self(), NOW))));
    Fault fault = assertThrows(Fault.class, () -> Lock.acquire(sleepy, at(Owner.self(), NOW)));
    assertEquals(ExitCode.TRY_AGAIN, fault.exitCode());
    assertTrue(heirs.get(0).isHeld());
    assertEquals(List.of(Layout.TEMPORARY, Layout.LOCK), names());
  }

  @Test
  void ofTenRivalsJustOneInherits() throws Exception {
    Lock.acquire(store, at(SmallRuns.gone(), NOW));
    CyclicBarrier start = new CyclicBarrier(RIVALS);
    Callable<Integer> rival =
        () -> {
          start.await();
          try {
            Lock.acquire(new LocalStore(directory), at(Owner.self(), NOW));
            return 1;
          } catch (Fault e) {
            assertEquals(ExitCode.TRY_AGAIN, e.exitCode());
            return 0;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      int holders = 0;
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(RIVALS, rival))) {
        holders += each.get();
      }
      assertEquals(1, holders);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aWarehouseThatCannotBeWrittenToSaysSo() {
    store.write("file", new byte[0]);
    Store below = new LocalStore(directory.resolve("file/warehouse"));
    Fault fault = assertThrows(Fault.class, () -> Lock.acquire(below, at(Owner.self(), NOW)));
    assertEquals(ExitCode.CANNOT_CREATE, fault.exitCode());
  }

  private List<String> names() {
    return store.list("").stream()
        .map(Store.Entry::name)
        .sorted(Comparator.comparing(String::length).thenComparing(name -> name))
        .toList();
  }

  /** The store, on which something happens just before the first call of a kind. */
  private Store before(String call, Runnable event) {
    return Interrupted.before(store, call, event);
  }

  private static final class TickingClock extends Clock {
    private Instant now;

    TickingClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
