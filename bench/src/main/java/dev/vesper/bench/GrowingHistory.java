package dev.vesper.bench;

import dev.vesper.bench.WholeProcess.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a night costs after 30, 100, 200 and 400 days of as many events each, of users who are all
 * known from the first days on, from canonical Parquet; and what DuckDB takes to make the rates
 * anew from all of them.
 */
public final class GrowingHistory {
  private static final int[] AFTER = {30, 100, 200, 400};

  /** So many nights are timed each time; the middle one counts. */
  private static final int TIMED = 3;

  private static final int DAYS = AFTER[AFTER.length - 1] + TIMED;
  private static final int EVENTS = 50_000;
  private static final int USERS = 100_000;
  private static final String[] RATES = {"measure-growth", "place-users"};
  private static final double MOST_GROWTH = 1.2;
  private static final double MOST_OF_DUCK_DB = 1.0 / 3;

  private GrowingHistory() {}

  /** Arguments: the project's directory, room for the data, events a day, users. */
  public static void main(String[] arguments) throws IOException {
    Room room = new Room(Path.of(arguments[0]), Path.of(arguments[1]));
    int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : EVENTS;
    int users = arguments.length > 3 ? Integer.parseInt(arguments[3]) : USERS;
    SyntheticDays days =
        new SyntheticDays(
            room.resolve("days-" + events),
            SyntheticDays.Format.PARQUET,
            SyntheticDays.Crowd.ALL_AT_ONCE,
            DAYS,
            users,
            events);
    days.write();
    room.clear("warehouse", "warehouse-work");
    Path settings = room.settings("warehouse", days.directory());
    System.out.println("the samples, so that all is built and stored: " + room.samples());
    List<Double> curve = new ArrayList<>();
    for (int after : AFTER) {
      Timing before = room.vesper(settings, days.day(after - 1).toString(), RATES);
      System.out.printf("the days before, up to %d: %s%n", after, before);
      curve.add(night(room, settings, days, after));
      System.out.printf("a night after %d days: %.1f s%n", after, curve.get(curve.size() - 1));
    }
    double last = curve.get(curve.size() - 1);
    System.out.printf(
        "ratio: %.2f of the night after %d days (the bar: %.1f)%n",
        last / curve.get(0), AFTER[0], MOST_GROWTH);
    Timing duck = room.duckDb("year-of-rates.sql", days.glob());
    System.out.println("DuckDB, all of it anew: " + duck);
    System.out.printf(
        "ratio: %.2f of DuckDB's time (the bar at 200 million events: %.2f)%n",
        last / duck.wallSeconds(), MOST_OF_DUCK_DB);
  }

  private static double night(Room room, Path settings, SyntheticDays days, int after)
      throws IOException {
    List<Double> seconds = new ArrayList<>();
    for (int day = after; day < after + TIMED; day++) {
      seconds.add(room.vesper(settings, days.day(day).toString(), RATES).wallSeconds());
    }
    Collections.sort(seconds);
    return seconds.get(TIMED / 2);
  }
}
