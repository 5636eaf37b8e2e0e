package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes what is planted in each file: how many lines have which fate, and what is broken. */
final class Truth {
  static final String DIRECTORY = "truth/";

  private final World world;
  private final Place place;
  private final List<FileTally> tallies;

  /** Takes the tallies of all files, by day and part. */
  Truth(World world, Place place, List<FileTally> tallies) {
    this.world = world;
    this.place = place;
    this.tallies = tallies;
  }

  void write() {
    place.write(DIRECTORY + "files.csv", this::files);
    place.write(DIRECTORY + "nights.csv", this::nights);
    place.write(DIRECTORY + "accepted.csv", this::accepted);
    place.write(DIRECTORY + "broken.csv", this::broken);
    Population population = new Population(world, tallies);
    new DailyTruth(world, population).write(place);
    new RetentionTruth(world, population).write(place);
    new UserTruth(world).write(place);
    new PlantedTruth(world).write(place);
  }

  private void files(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "file", "read", "accepted", "duplicate", "too_late", "quarantined");
    for (FileTally tally : tallies) {
      row(csv, tally.file(), List.of(tally));
    }
  }

  private void nights(OutputStream out) throws IOException {
    Csv csv =
        new Csv(out, "arrival_night", "read", "accepted", "duplicate", "too_late", "quarantined");
    for (int day = 0; day < world.settings().days(); day++) {
      row(csv, world.calendar().night(day), arrivedOn(day));
    }
  }

  private static void row(Csv csv, Object name, List<FileTally> of) throws IOException {
    csv.row(
        name,
        of.stream().mapToLong(tally -> tally.fates().sum()).sum(),
        sum(of, Fate.ACCEPTED),
        sum(of, Fate.DUPLICATE),
        sum(of, Fate.TOO_LATE),
        sum(of, Fate.QUARANTINED));
  }

  private static long sum(List<FileTally> tallies, Fate fate) {
    return tallies.stream().mapToLong(tally -> tally.fates().of(fate)).sum();
  }

  private List<FileTally> arrivedOn(int day) {
    return tallies.stream().filter(tally -> tally.day() == day).toList();
  }

  private void accepted(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "arrival_night", "event_night", "accepted");
    for (int day = 0; day < world.settings().days(); day++) {
      for (int lag = Delays.LATE_DAYS; lag >= 0; lag--) {
        long count = acceptedAfter(arrivedOn(day), lag);
        if (count > 0) {
          csv.row(world.calendar().night(day), world.calendar().night(day - lag), count);
        }
      }
    }
  }

  private static long acceptedAfter(List<FileTally> tallies, int lag) {
    return tallies.stream().mapToLong(tally -> tally.before(lag).events().sum()).sum();
  }

  private void broken(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "file", "reason", "lines");
    for (FileTally tally : tallies) {
      for (Flaw flaw : Flaw.possibleIn(world.settings().format())) {
        if (tally.flaws().of(flaw) > 0) {
          csv.row(tally.file(), flaw.reason(world.settings().format()), tally.flaws().of(flaw));
        }
      }
    }
  }
}
