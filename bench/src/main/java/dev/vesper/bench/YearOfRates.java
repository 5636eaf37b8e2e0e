package dev.vesper.bench;

import dev.vesper.bench.WholeProcess.Timing;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The first load of 20 million events over 365 days and 300,000 users from gzip JSON lines, all
 * rates that DuckDB can express, beside DuckDB on two threads making the same from the same files;
 * then the same with every table there is.
 */
public final class YearOfRates {
  private static final int DAYS = 365;
  private static final int USERS = 300_000;
  private static final int EVENTS = 20_000_000;
  private static final double MOST_RATIO = 2.0;
  private static final String SCRIPT = "year-of-rates.sql";

  private YearOfRates() {}

  /** Arguments: the project's directory, room for the data, and how many events. */
  public static void main(String[] arguments) throws IOException {
    Room room = new Room(Path.of(arguments[0]), Path.of(arguments[1]));
    int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : EVENTS;
    SyntheticDays year =
        new SyntheticDays(
            room.resolve("year-" + events),
            SyntheticDays.Format.JSON_LINES,
            SyntheticDays.Crowd.GROWING,
            DAYS,
            USERS,
            events / DAYS);
    year.write();
    room.clear("warehouse", "warehouse-work");
    Path settings = room.settings("warehouse", year.directory());
    System.out.println("the samples, so that all is built and stored: " + room.samples());
    Timing duck = room.duckDb(SCRIPT, year.glob());
    System.out.println("DuckDB, first load of a year: " + duck);
    Timing load = room.vesper(settings, year.last().toString(), "measure-growth", "place-users");
    System.out.println("Vesper, first load of a year, the same rates: " + load);
    System.out.printf(
        "ratio: %.2f of DuckDB's time (the bar: %.1f)%n",
        load.wallSeconds() / duck.wallSeconds(), MOST_RATIO);
    System.out.println(
        "Vesper, all other tables on top: " + room.vesper(settings, year.last().toString()));
  }
}
