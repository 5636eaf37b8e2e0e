package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vesper.pipeline.fault.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Platforms over real data, where {@code VESPER_REAL_DATA} names the folder that holds it. */
public final class RealData {
  private static final String VARIABLE = "VESPER_REAL_DATA";

  private RealData() {}

  /** A file of the folder; a test that asks for one that is not there is skipped. */
  public static Path file(String name) {
    String folder = System.getenv(VARIABLE);
    boolean there = folder != null && Files.exists(Path.of(folder, name));
    assumeTrue(there, "skipped: " + VARIABLE + " names no folder with " + name);
    return Path.of(folder, name);
  }

  /** Publishes growth and funnels of all nights of canonical events. */
  static void load(Path warehouse, Path raw, String first, String last, String funnels) {
    Platform platform =
        Samples.platform(
            warehouse,
            "source.events.path=" + raw,
            "source.events.arrival=event",
            "time.zone=UTC",
            "time.first-night=" + first,
            "funnels=" + funnels);
    assertEquals(
        ExitCode.PARTIAL,
        Samples.run(platform, last, "measure-growth", "measure-funnels").exitCode(),
        "a night of some tables only");
  }
}
