package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets one run at a time write to a warehouse, and tells the others at once who it is. It saves
 * work; what makes publishing safe is the commit, which a run that lost its lock cannot make.
 *
 * <p>A lock whose owner is gone is inherited: by exclusive create of a file named after the dead
 * holder's token, which only one can make. Heirs may die too, so the holder is the end of the chain
 * of heirs. An heir then writes its own {@code LOCK} and removes the chain; a slow rival that made
 * a file of a removed chain sees that {@code LOCK} is no longer the one it started from.
 */
public final class Lock implements AutoCloseable {
  private static final String HEIR = Layout.LOCK + ".heir-of-";
  private static final int TOKEN_BYTES = 16;

  /** What the file says: a token of this holding, the process, since when, and its last word. */
  record Holder(String token, Owner owner, Instant since, Instant heartbeat) {
    Holder beating(Instant now) {
      return new Holder(token, owner, since, now);
    }
  }

  private final Store store;
  private final Tenure tenure;
  private final Holder holder;
  private final ScheduledExecutorService pulse;
  private boolean closed;

  private Lock(Store store, Tenure tenure, Holder holder) {
    this.store = store;
    this.tenure = tenure;
    this.holder = holder;
    this.pulse =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "warehouse-lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes the lock, or says at once who holds it. */
  public static Lock acquire(Store store, Tenure tenure) {
    Instant now = tenure.clock().instant();
    Holder self = new Holder(tenure.token(TOKEN_BYTES), tenure.owner(), now, now);
    boolean taken = store.createExclusive(Layout.LOCK, Json.bytes(self));
    if (!taken && !read(store, Layout.LOCK).filter(self::equals).isPresent()) {
      inherit(store, tenure, self);
    }
    removeChain(store);
    Lock lock = new Lock(store, tenure, self);
    lock.requireHeld();
    long every = tenure.heartbeat().toMillis();
    var unused = lock.pulse.scheduleAtFixedRate(lock::beat, every, every, TimeUnit.MILLISECONDS);
    return lock;
  }

  private static void inherit(Store store, Tenure tenure, Holder self) {
    Holder first = read(store, Layout.LOCK).orElseThrow(() -> released(store));
    Holder last = first;
    Optional<Holder> heir = heirOf(store, last);
    while (heir.isPresent()) {
      last = heir.get();
      heir = heirOf(store, last);
    }
    if (!gone(last, tenure)) {
      throw held(store, last);
    }
    String claim = HEIR + last.token();
    if (!store.createExclusive(claim, Json.bytes(self))) {
      throw held(store, heirOf(store, last).orElse(last));
    }
    Holder now = read(store, Layout.LOCK).orElseThrow(() -> released(store));
    if (!now.token().equals(first.token())) {
      store.delete(claim);
      throw held(store, now);
    }
    store.replace(Layout.LOCK, Json.bytes(self));
  }

  private static boolean gone(Holder holder, Tenure tenure) {
    if (tenure.owner().sees(holder.owner())) {
      return !holder.owner().runs();
    }
    return holder.heartbeat().plus(tenure.silence()).isBefore(tenure.clock().instant());
  }

  private static Optional<Holder> heirOf(Store store, Holder holder) {
    return read(store, HEIR + holder.token());
  }

  private static Optional<Holder> read(Store store, String path) {
    return store.read(path).map(bytes -> Json.read(bytes, Holder.class, store.address(path)));
  }

  private static void removeChain(Store store) {
    for (Store.Entry entry : store.list("")) {
      if (entry.name().startsWith(HEIR)) {
        store.delete(entry.name());
      }
    }
  }

  private static Fault held(Store store, Holder holder) {
    return new Fault(
        ExitCode.TRY_AGAIN,
        "another run holds the warehouse "
            + store.address("")
            + ": "
            + holder.owner()
            + ", since "
            + holder.since()
            + ", last heard of at "
            + holder.heartbeat()
            + "; wait until it ends, or stop it, and run again");
  }

  private static Fault released(Store store) {
    return new Fault(
        ExitCode.TRY_AGAIN,
        "another run held the warehouse " + store.address("") + " and has just ended; run again");
  }

  /** Whether nobody has taken the lock over. */
  synchronized boolean isHeld() {
    return read(store, Layout.LOCK)
        .filter(found -> found.token().equals(holder.token()))
        .isPresent();
  }

  /** Refuses to go on where somebody has taken the lock over. */
  void requireHeld() {
    if (!isHeld()) {
      throw read(store, Layout.LOCK).map(other -> held(store, other)).orElse(released(store));
    }
  }

  synchronized void beat() {
    if (closed) {
      return;
    }
    try {
      if (isHeld()) {
        Holder alive = holder.beating(tenure.clock().instant());
        store.replace(Layout.LOCK, Json.bytes(alive));
      }
    } catch (Fault e) {
      // A missed heartbeat harms nobody: the next one comes, and silence is measured in minutes.
      return;
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    pulse.shutdownNow();
    if (isHeld()) {
      store.delete(Layout.LOCK);
    }
  }
}
