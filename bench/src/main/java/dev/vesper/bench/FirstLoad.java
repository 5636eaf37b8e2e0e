package dev.vesper.bench;

import dev.vesper.bench.WholeProcess.Timing;
import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first load of some 20 million events from gzip JSON lines beside DuckDB's, then one night on
 * top of it with late events, then a run with nothing to do.
 */
public final class FirstLoad {
  private static final int DAYS = 60;
  private static final int USUAL_USERS = 285_000;
  private static final double MOST_RATIO = 3.0;
  private static final String SCRIPT = "first-load.sql";

  /** Ingest with its accounts, user days, and growth with what is counted beside it. */
  private static final String[] SPINE = {"set-aside", "account-files", "measure-growth"};

  private final Room room;

  private FirstLoad(Room room) {
    this.room = room;
  }

  /**
   * Arguments: the project's directory, room for the data, and how many users (20 M events:
   * 285000).
   */
  public static void main(String[] arguments) throws IOException {
    int users = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_USERS;
    new FirstLoad(new Room(Path.of(arguments[0]), Path.of(arguments[1]))).run(users);
  }

  private void run(int users) throws IOException {
    Path data = room.resolve("data-" + users);
    if (!Files.exists(data.resolve("truth"))) {
      say(Generator.write(GeneratorSettings.of(users, DAYS, 42L), data.toString(), 2).toString());
    }
    room.clear("warehouse", "warehouse-work", "events");
    Path events = Files.createDirectories(room.resolve("events"));
    List<Path> nights = nights(data.resolve("events"));
    Path last = nights.get(nights.size() - 1);
    for (Path night : nights.subList(0, nights.size() - 1)) {
      Files.createSymbolicLink(events.resolve(night.getFileName()), night);
    }
    Path settings = room.settings("warehouse", events);
    say("the samples, so that all is built and stored: " + room.samples());
    Timing duck = room.duckDb(SCRIPT, events + "/*/*.json.gz");
    say("DuckDB, first load: " + duck);
    Timing load = room.vesper(settings, name(nights.get(nights.size() - 2)), SPINE);
    say("Vesper, first load: " + load);
    say(
        "ratio: %.2f of DuckDB's time (the bar: %.1f)"
            .formatted(load.wallSeconds() / duck.wallSeconds(), MOST_RATIO));
    new LastNight(LocalDate.parse(name(last)), Room.ZONE)
        .copy(last, events.resolve(last.getFileName()));
    Timing night = room.vesper(settings, name(last), SPINE);
    say("one night on top, with late events for the day before: " + night);
    say(
        "ratio: %.3f of the first load (the bar: a tenth, or 20 s if that is more)"
            .formatted(night.wallSeconds() / load.wallSeconds()));
    say("nothing to do: " + room.vesper(settings, name(last), SPINE));
    say("all other tables of all nights: " + room.vesper(settings, name(last)));
    fromParquet(nights.subList(0, nights.size() - 1));
  }

  /** The same first load from canonical Parquet; no bar. */
  private void fromParquet(List<Path> nights) throws IOException {
    Path parquet = room.resolve("parquet-" + name(nights.get(0).getParent().getParent()));
    CanonicalParquet.write(nights, parquet);
    room.clear("warehouse", "warehouse-work");
    Timing duck = room.duckDb(SCRIPT, parquet + "/*/*.parquet");
    say("DuckDB, first load from Parquet: " + duck);
    Timing load =
        room.vesper(
            room.settings("warehouse", parquet), name(nights.get(nights.size() - 1)), SPINE);
    say("Vesper, first load from Parquet: " + load);
    say("ratio: %.2f of DuckDB's time".formatted(load.wallSeconds() / duck.wallSeconds()));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
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
