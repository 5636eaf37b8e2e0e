package dev.vesper.bench;

import dev.vesper.bench.WholeProcess.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a benchmark keeps its data and its warehouses, and what it starts there. */
final class Room {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String LAST_SAMPLE = "2026-11-19";

  private final Path home;
  private final Path room;
  private final WholeProcess processes;

  /**
   * @param home the project's directory
   * @param room the directory for data, kept for the next run
   */
  Room(Path home, Path room) {
    this.home = home.toAbsolutePath();
    this.room = room.toAbsolutePath();
    this.processes = new WholeProcess(this.room.resolve("processes.log"));
  }

  Path resolve(String name) {
    return room.resolve(name);
  }

  /** Deletes what an earlier run left. */
  void clear(String... names) throws IOException {
    for (String name : names) {
      Path old = room.resolve(name);
      if (Files.exists(old)) {
        try (Stream<Path> all = Files.walk(old)) {
          all.sorted(Comparator.reverseOrder()).forEach(Room::delete);
        }
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Settings with a warehouse of this name for the tables that DuckDB makes, too: no breakdowns.
   */
  Path settings(String warehouse, Path events) throws IOException {
    Path key = Files.writeString(room.resolve("bench.key"), "a key of the benchmark's own");
    return Files.writeString(
        room.resolve(warehouse + ".yaml"),
        """
        warehouse: {path: %s}
        time: {zone: %s}
        source: {events: {path: %s}}
        privacy: {key-file: %s}
        growth: {breakdowns: []}
        run: {max-catchup: 366}
        """
            .formatted(room.resolve(warehouse), ZONE, events, key));
  }

  /** The nights of data-samples, so that all is built and stored that a first run does. */
  Timing samples() throws IOException {
    clear("samples", "samples-work");
    return vesper(settings("samples", home.resolve("data-samples").resolve("events")), LAST_SAMPLE);
  }

  /** A run up to a night, of all jobs or of some and what they need. */
  Timing vesper(Path settings, String night, String... jobs) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("vesper").toString(),
                "run",
                "--config",
                settings.toString(),
                "--night",
                night));
    for (String job : jobs) {
      command.addAll(List.of("--job", job));
    }
    return processes.run(Map.of("VESPER_HEAP", "4g"), command);
  }

  /** DuckDB's part: a script of SQL over raw files, in a process of its own. */
  Timing duckDb(String script, String raw) throws IOException {
    clear("duckdb");
    return processes.run(
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbLoad.class.getName(),
            script,
            raw,
            room.resolve("duckdb").toString()));
  }
}
