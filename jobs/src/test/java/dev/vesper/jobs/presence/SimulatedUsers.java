package dev.vesper.jobs.presence;

import java.util.List;
import java.util.Random;

/** Users who come as a known chain says. */
final class SimulatedUsers {
  private SimulatedUsers() {}

  /** What is counted of so many users, known for differently long, the same for the same seed. */
  static DayCounts of(long seed, int users, List<Double> chanceByTwoDays) {
    Random random = new Random(seed);
    DayCounts counts = new DayCounts();
    for (int user = 0; user < users; user++) {
      int age = random.nextInt(90);
      long days = 1;
      for (int day = 1; day <= age; day++) {
        double chance = chanceByTwoDays.get((int) (days & 3));
        days = days << 1 | (random.nextDouble() < chance ? 1 : 0);
      }
      counts.add(days, age);
    }
    return counts;
  }
}
