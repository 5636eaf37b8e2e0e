package dev.vesper.cli;

import static dev.vesper.cli.Finding.doubtful;
import static dev.vesper.cli.Finding.ok;
import static dev.vesper.cli.Finding.wrong;

import dev.vesper.pipeline.config.Location;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Tries on the warehouse's own file system what publishing stands on, in a directory of its own
 * that it removes: a file that only one of many can make, a file replaced in one step, links.
 */
final class WarehouseTrial {
  private static final int RIVALS = 8;
  private static final Duration CLOCKS_APART = Duration.ofSeconds(60);

  private final Store store;
  private final InstantSource clock;

  private WarehouseTrial(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  static List<Finding> findings(Location warehouse, InstantSource clock) {
    String name = ".doctor-" + UUID.randomUUID();
    boolean there = true;
    try {
      there = Stores.at(warehouse.text()).exists("");
      return new WarehouseTrial(Stores.at(warehouse.text() + "/" + name), clock).all();
    } catch (Fault e) {
      return List.of(wrong("warehouse", e.getMessage(), e.exitCode()));
    } finally {
      remove(warehouse, name, there);
    }
  }

  /** Removes what was tried, and the warehouse's directory only if the trial made it. */
  private static void remove(Location warehouse, String name, boolean there) {
    try {
      Stores.at(warehouse.text()).delete(name);
      if (!there && warehouse.local().isPresent()) {
        // Not with all in it: by now a run may have begun to write there.
        Files.deleteIfExists(warehouse.local().get());
      }
    } catch (Fault | IOException e) {
      // What refuses to be removed also refused to be made, and that is told.
      return;
    }
  }

  private List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(exclusive());
    findings.add(replaced());
    findings.add(linked());
    findings.add(clocks());
    return findings;
  }

  private Finding exclusive() {
    boolean first = store.createExclusive("one", bytes("first"));
    boolean second = store.createExclusive("one", bytes("second"));
    long winners =
        IntStream.range(0, RIVALS)
            .parallel()
            .filter(rival -> store.createExclusive("raced", bytes("rival " + rival)))
            .count();
    boolean kept = says("one", "first");
    return first && !second && kept && winners == 1
        ? ok("exclusive create", "one of " + RIVALS + " at once makes a file, and it stays")
        : wrong(
            "exclusive create",
            winners
                + " of "
                + RIVALS
                + " at once made the same file; two runs could publish over each other, so move"
                + " the warehouse to another file system",
            ExitCode.CANNOT_CREATE);
  }

  private Finding replaced() {
    store.replace("pointer", bytes("old"));
    store.replace("pointer", bytes("new"));
    return says("pointer", "new")
        ? ok("rename", "a file is replaced in one step")
        : wrong(
            "rename",
            "a replaced file still shows what it said before; readers would not see what is"
                + " published, so move the warehouse to another file system",
            ExitCode.CANNOT_CREATE);
  }

  private Finding linked() {
    if (!store.hasLinks()) {
      return ok("links", "none here: read by views, or by vesper path");
    }
    store.link("link", "one");
    store.link("link", "pointer");
    return store.linkTarget("link").equals(Optional.of("pointer"))
        ? ok("links", "a link is turned in one step")
        : doubtful("links", "links do not work here; read by views, or by vesper path");
  }

  private Finding clocks() {
    Instant here = clock.instant();
    Optional<Duration> apart =
        store.list("").stream()
            .filter(entry -> entry.name().equals("pointer"))
            .map(entry -> Duration.between(entry.modified(), here).abs())
            .findFirst();
    return apart.isPresent() && apart.get().compareTo(CLOCKS_APART) > 0
        ? doubtful(
            "clock",
            "this machine's clock and the file system's are "
                + apart.get().toSeconds()
                + " s apart; set them, or a living run may be taken for a dead one")
        : ok("clock", "agrees with the file system's; here it is " + here);
  }

  private boolean says(String path, String text) {
    return store
        .read(path)
        .map(content -> new String(content, StandardCharsets.UTF_8).equals(text))
        .orElse(false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
