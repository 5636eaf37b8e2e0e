package dev.vesper.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the numbers would be if chance played no part. */
final class Planted {
  private final World world;
  private final Map<Habit, double[]> survival = new EnumMap<>(Habit.class);

  Planted(World world) {
    this.world = world;
    int longest = world.settings().days() + ArrivalCurve.FOUNDING_DAYS;
    for (Habit habit : Habit.values()) {
      survival.put(habit, IntStream.rangeClosed(0, longest).mapToDouble(habit::survives).toArray());
    }
  }

  /** The chance that somebody who registered on a day comes so many days later. */
  double retention(int cohort, int n) {
    if (n == 0) {
      return 1;
    }
    double sum = Lives.BOT_SHARE;
    for (Habit habit : Habit.values()) {
      double comes = habit.comesOn(world.calendar().weekday(cohort + n));
      sum += (1 - Lives.BOT_SHARE) * habit.share() * survival.get(habit)[n] * comes;
    }
    return sum;
  }

  /** How many users come on a day. */
  double activeUsers(int day) {
    double sum = 0;
    for (int cohort = -ArrivalCurve.FOUNDING_DAYS; cohort <= day; cohort++) {
      sum += world.arrivals().share(cohort) * retention(cohort, day - cohort);
    }
    return sum * world.settings().users();
  }

  /** How many users register on a day. */
  double registrations(int day) {
    return world.arrivals().share(day) * world.settings().users();
  }

  /** How many events the fullest day has. */
  double eventsOnTheFullestDay() {
    double most = 0;
    for (int day = 0; day < world.settings().days(); day++) {
      most = Math.max(most, activeUsers(day));
    }
    return most * (world.settings().eventsPerActiveDay() + 2) * (1 + Lives.BOT_SHARE * 20);
  }
}
