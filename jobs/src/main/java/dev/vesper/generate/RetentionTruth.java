package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Writes per night of registration who came back after n nights, and the share that was planted.
 */
final class RetentionTruth {
  private static final int LAST = 90;

  private final World world;
  private final Population population;
  private final Planted planted;

  RetentionTruth(World world, Population population) {
    this.world = world;
    this.population = population;
    this.planted = new Planted(world);
  }

  void write(Place place) {
    place.write(Truth.DIRECTORY + "retention.csv", this::retention);
  }

  private void retention(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "cohort", "n", "registered", "active", "planted_rate");
    int days = world.settings().days();
    for (int cohort = 0; cohort < days; cohort++) {
      RoaringBitmap registered = population.registered().get(cohort);
      for (int n = 0; n <= LAST && cohort + n < days; n++) {
        csv.row(
            world.calendar().night(cohort),
            n,
            registered.getLongCardinality(),
            RoaringBitmap.andCardinality(registered, population.nights().get(cohort + n).acting()),
            Csv.decimals(planted.retention(cohort, n), 6));
      }
    }
  }
}
