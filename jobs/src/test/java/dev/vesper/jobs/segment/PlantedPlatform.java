package dev.vesper.jobs.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Planted people and what they do each day. Every tenth of them takes up the habit of another group
 * on a day.
 */
final class PlantedPlatform {
  private final Person[] people;
  private final Person[] changed;
  private final Did[][] days;

  /** People of whom nobody changes. */
  static PlantedPlatform steady(List<Habit> habits, int people, int days, long seed) {
    return new PlantedPlatform(habits, people, days, days, seed);
  }

  PlantedPlatform(List<Habit> habits, int people, int days, int changeDay, long seed) {
    Chance chance = new Chance(seed);
    double[] shares = habits.stream().mapToDouble(Habit::share).toArray();
    this.people = new Person[people];
    this.changed = new Person[people];
    this.days = new Did[people][days];
    for (int each = 0; each < people; each++) {
      int group = chance.which(shares);
      this.people[each] = new Person(group, habits.get(group), chance);
      if (each % 10 == 0 && changeDay < days) {
        int other = group;
        while (other == group) {
          other = chance.which(shares);
        }
        changed[each] = new Person(other, habits.get(other), chance);
      }
      for (int day = 0; day < days; day++) {
        boolean other = changed[each] != null && day >= changeDay;
        this.days[each][day] = (other ? changed[each] : this.people[each]).on(day, chance);
      }
    }
  }

  int people() {
    return people.length;
  }

  boolean isChanged(int person) {
    return changed[person] != null;
  }

  /** The group of somebody in the end. */
  int group(int person) {
    return Optional.ofNullable(changed[person]).orElse(people[person]).group();
  }

  /** What everybody did in a window that ends before a day. */
  List<Did> window(int from, int to) {
    List<Did> all = new ArrayList<>();
    for (Did[] each : days) {
      Did did = new Did();
      for (int day = from; day < to; day++) {
        did.add(each[day], 1);
      }
      all.add(did);
    }
    return all;
  }
}
