package dev.vesper.bench;

import dev.vesper.bench.WholeProcess.Timing;
import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The first load of some 20 million events from gzip JSON lines beside DuckDB's, then one night on
 * top of it with late events, then a run with nothing to do.
 */
public final class FirstLoad {
  private static final int DAYS = 60;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String LAST_SAMPLE = "2026-11-19";
  private static final int USUAL_USERS = 285_000;
  private static final double MOST_RATIO = 3.0;

  private final Path home;
  private final Path room;
  private final WholeProcess processes;

  private FirstLoad(Path home, Path room) {
    this.home = home;
    this.room = room;
    this.processes = new WholeProcess(room.resolve("processes.log"));
  }

  /**
   * Arguments: the project's directory, room for the data, and how many users (20 M events:
   * 285000).
   */
  public static void main(String[] arguments) throws IOException {
    int users = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_USERS;
    Path room = Path.of(arguments[1]).toAbsolutePath();
    new FirstLoad(Path.of(arguments[0]).toAbsolutePath(), room).run(users);
  }

  private void run(int users) throws IOException {
    Path data = room.resolve("data-" + users);
    if (!Files.exists(data.resolve("truth"))) {
      say(Generator.write(GeneratorSettings.of(users, DAYS, 42L), data.toString(), 2).toString());
    }
    clear("warehouse", "warehouse-work", "events", "duckdb");
    Path events = Files.createDirectories(room.resolve("events"));
    List<Path> nights = nights(data.resolve("events"));
    Path last = nights.get(nights.size() - 1);
    for (Path night : nights.subList(0, nights.size() - 1)) {
      Files.createSymbolicLink(events.resolve(night.getFileName()), night);
    }
    Path settings = settings("warehouse", events);
    say("the samples, so that all is built and stored: " + samples());
    Timing duck = duckDb(events + "/*/*.json.gz");
    say("DuckDB, first load: " + duck);
    Timing load = vesper(settings, nights.get(nights.size() - 2));
    say("Vesper, first load: " + load);
    say(
        "ratio: %.2f of DuckDB's time (the bar: %.1f)"
            .formatted(load.wallSeconds() / duck.wallSeconds(), MOST_RATIO));
    LocalDate lastNight = LocalDate.parse(last.getFileName().toString());
    new LastNight(lastNight, ZONE).copy(last, events.resolve(last.getFileName()));
    Timing night = vesper(settings, last);
    say("one night on top, with late events for the day before: " + night);
    say(
        "ratio: %.3f of the first load (the bar: a tenth, or 20 s if that is more)"
            .formatted(night.wallSeconds() / load.wallSeconds()));
    say("nothing to do: " + vesper(settings, last));
    fromParquet(nights.subList(0, nights.size() - 1));
  }

  /** The same first load from canonical Parquet; no bar. */
  private void fromParquet(List<Path> nights) throws IOException {
    Path parquet = room.resolve("parquet-" + nights.get(0).getParent().getParent().getFileName());
    CanonicalParquet.write(nights, parquet);
    clear("warehouse", "warehouse-work", "duckdb");
    Timing duck = duckDb(parquet + "/*/*.parquet");
    say("DuckDB, first load from Parquet: " + duck);
    Timing load = vesper(settings("warehouse", parquet), nights.get(nights.size() - 1));
    say("Vesper, first load from Parquet: " + load);
    say("ratio: %.2f of DuckDB's time".formatted(load.wallSeconds() / duck.wallSeconds()));
  }

  private Timing duckDb(String raw) throws IOException {
    return processes.run(
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbLoad.class.getName(),
            raw,
            room.resolve("duckdb").toString()));
  }

  private Timing samples() throws IOException {
    clear("samples", "samples-work");
    Path settings = settings("samples", home.resolve("data-samples").resolve("events"));
    return vesper(settings, Path.of(LAST_SAMPLE));
  }

  private Timing vesper(Path settings, Path night) throws IOException {
    return processes.run(
        Map.of("VESPER_HEAP", "4g"),
        List.of(
            home.resolve("vesper").toString(),
            "run",
            "--config",
            settings.toString(),
            "--night",
            night.getFileName().toString()));
  }

  private Path settings(String warehouse, Path events) throws IOException {
    Path key = Files.writeString(room.resolve("bench.key"), "a key of the benchmark's own");
    return Files.writeString(
        room.resolve(warehouse + ".yaml"),
        """
        warehouse: {path: %s}
        time: {zone: %s}
        source: {events: {path: %s}}
        privacy: {key-file: %s}
        """
            .formatted(room.resolve(warehouse), ZONE, events, key));
  }

  private void clear(String... names) throws IOException {
    for (String name : names) {
      Path old = room.resolve(name);
      if (Files.exists(old)) {
        try (Stream<Path> all = Files.walk(old)) {
          all.sorted(Comparator.reverseOrder()).forEach(FirstLoad::delete);
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

  private static List<Path> nights(Path events) throws IOException {
    try (Stream<Path> nights = Files.list(events)) {
      return nights.sorted().toList();
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
