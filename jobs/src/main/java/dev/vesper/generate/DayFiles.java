package dev.vesper.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes event files: everything that users do, brought to the file in which it arrives. */
final class DayFiles {
  static final String DIRECTORY = "events";

  private final World world;
  private final Place place;

  DayFiles(World world, Place place) {
    this.world = world;
    this.place = place;
  }

  /** All files of a world, of all days, by day and users. */
  static List<DayFile> of(World world) {
    double most = new Planted(world).eventsOnTheFullestDay();
    int users = world.settings().users();
    int parts = Math.min(users, 1 + (int) (most / DayFile.EVENTS));
    List<DayFile> files = new ArrayList<>();
    for (int day = 0; day < world.settings().days(); day++) {
      for (int part = 0; part < parts; part++) {
        int first = (int) ((long) users * part / parts);
        files.add(new DayFile(day, part, first, (int) ((long) users * (part + 1) / parts)));
      }
    }
    return files;
  }

  /** Writes a file and says what it holds. */
  FileTally make(DayFile wanted) {
    EventFile file = open(wanted.day());
    FileTally tally = fill(wanted, file);
    place.write(DIRECTORY + "/" + wanted.path(world), file::writeTo);
    return tally;
  }

  /** Brings into a file what arrives in it and says what that is. */
  FileTally fill(DayFile wanted, EventFile file) {
    FileTally tally = new FileTally(wanted.path(world), wanted.day());
    Arrivals arrivals = new Arrivals(world, wanted.day(), file, tally);
    Cast cast = new Cast(world, arrivals, wanted.day());
    for (int user = wanted.firstUser(); user < wanted.pastUser(); user++) {
      cast.play(user);
    }
    return tally;
  }

  private EventFile open(int day) {
    long seed = world.settings().seed();
    return switch (world.settings().format()) {
      case JSON -> new TextFile(new JsonLines(seed), world.calendar().startsAt(day));
      case CSV -> new TextFile(new CsvLines(seed), world.calendar().startsAt(day));
      case PARQUET -> new ParquetFile(seed);
    };
  }

  /** All phenomena of one day of arrival. */
  private static final class Cast {
    private final int day;
    private final Arrivals arrivals;
    private final Lives lives;
    private final Sessions sessions;
    private final Visitors visitors;
    private final Delays delays;
    private final Duplicates duplicates;
    private final List<Phenomenon> others;
    private final Consumer<Event> prompt;

    Cast(World world, Arrivals arrivals, int day) {
      this.day = day;
      this.arrivals = arrivals;
      this.prompt = arrivals::prompt;
      this.lives = new Lives(world);
      Registrations registrations = new Registrations(world, lives);
      Purchases purchases = new Purchases(world, lives, registrations);
      this.sessions = new Sessions(world, lives, registrations);
      this.visitors = new Visitors(world);
      this.delays = new Delays(world);
      this.duplicates = new Duplicates(world);
      this.others =
          List.of(
              registrations,
              purchases,
              new Refunds(world, purchases),
              new Memberships(world),
              new Bots(world, registrations));
    }

    void play(int user) {
      Life life = lives.of(user);
      visitors.on(life, day, prompt);
      others.forEach(phenomenon -> phenomenon.on(life, day, prompt));
      if (delays.of(life, day) == 0) {
        sessions.on(life, day, prompt);
      }
      if (day > 0 && delays.of(life, day - 1) == 0) {
        yesterday(life);
      }
      for (int before = 1; before <= Math.min(day, Delays.LONGEST); before++) {
        if (delays.of(life, day - before) == before) {
          arrivals.beginBatch(life);
          sessions.on(life, day - before, arrivals::late);
        }
      }
    }

    private void yesterday(Life life) {
      if (sessions.mayCrossMidnight(life, day - 1)) {
        sessions.on(life, day - 1, prompt);
      }
      if (duplicates.resent(life, day - 1)) {
        arrivals.beginBatch(life);
        sessions.on(life, day - 1, arrivals::resent);
      }
    }
  }
}
