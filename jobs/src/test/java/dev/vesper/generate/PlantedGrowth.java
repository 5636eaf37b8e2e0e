package dev.vesper.generate;

import java.util.stream.IntStream;

/** The growth that the generator plants, without chance, for tests outside its package. */
public final class PlantedGrowth {
  private PlantedGrowth() {}

  /** How many users come on each day of a platform. */
  public static double[] activeUsers(GeneratorSettings settings) {
    Planted planted = new Planted(World.of(settings));
    return IntStream.range(0, settings.days()).mapToDouble(planted::activeUsers).toArray();
  }

  /** How many users register on each day of a platform. */
  public static double[] registrations(GeneratorSettings settings) {
    Planted planted = new Planted(World.of(settings));
    return IntStream.range(0, settings.days()).mapToDouble(planted::registrations).toArray();
  }
}
