package dev.vesper.generate;

import dev.vesper.generate.FileTally.NightTally;
import dev.vesper.jobs.growth.CountedPlatform;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** A made-up platform of which some nights are known: what was planted, and who was there. */
final class PlantedPlatform {
  /** Keeps nothing. */
  private static final EventFile NOWHERE =
      new EventFile() {
        @Override
        public void add(Event event) {}

        @Override
        public void writeTo(OutputStream out) {}
      };

  private final World world;
  private final Planted planted;
  private final int known;

  /**
   * @param known how many nights are known, of those that the settings speak of
   */
  PlantedPlatform(GeneratorSettings settings, int known) {
    this.world = World.of(settings);
    this.planted = new Planted(world);
    this.known = known;
  }

  /** What is counted of those with an event, as far as it has arrived by the last known night. */
  CountedPlatform byEvents() {
    DayFiles files = new DayFiles(world, new Place(""));
    List<FileTally> tallies =
        DayFiles.of(world).stream()
            .filter(file -> file.day() < known)
            .map(file -> files.fill(file, NOWHERE))
            .toList();
    Population population = new Population(world, tallies);
    return counted(
        population.nights().stream().map(NightTally::present).limit(known).toList(),
        population.registered());
  }

  /** What is counted of those whom their habit brings. */
  CountedPlatform byVisits() {
    List<RoaringBitmap> visiting = nights();
    List<RoaringBitmap> registered = nights();
    Lives lives = new Lives(world);
    for (int user = 0; user < world.settings().users(); user++) {
      Life life = lives.of(user);
      for (int day = Math.max(0, life.arrival()); day < known; day++) {
        if (lives.comes(life, day)) {
          visiting.get(day).add(user);
        }
      }
      if (life.arrival() >= 0 && life.arrival() < known) {
        registered.get(life.arrival()).add(user);
      }
    }
    return counted(visiting, registered);
  }

  private List<RoaringBitmap> nights() {
    return Stream.generate(RoaringBitmap::new).limit(known).toList();
  }

  private CountedPlatform counted(List<RoaringBitmap> active, List<RoaringBitmap> registered) {
    return new CountedPlatform(world.settings().firstNight(), active, registered);
  }

  /** The chance that was planted of a cell. */
  double retention(CountedPlatform.Cell cell) {
    long cohort = cell.cohort().toEpochDay() - world.settings().firstNight().date().toEpochDay();
    return planted.retention(Math.toIntExact(cohort), cell.n());
  }

  /** How many users were planted to come on each night after the known ones. */
  double[] activeUsersAhead() {
    return ahead(planted::activeUsers);
  }

  /** How many users were planted to register on each night after the known ones. */
  double[] registrationsAhead() {
    return ahead(planted::registrations);
  }

  private double[] ahead(IntToDoubleFunction ofDay) {
    return IntStream.range(known, world.settings().days()).mapToDouble(ofDay).toArray();
  }

  @Override
  public String toString() {
    return "%d users, %d nights".formatted(world.settings().users(), known);
  }
}
