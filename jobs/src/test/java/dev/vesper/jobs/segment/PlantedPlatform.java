package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.Stretch;
import java.util.Arrays;
import java.util.List;

/**
 * Planted people and what they do each day. Every tenth of them takes up the habit of another group
 * on a day.
 */
final class PlantedPlatform {
  /** So many days lie before the first night that features are told of. */
  static final int HISTORY = 56;

  private final int[] groups;
  private final boolean[] changed;
  private final Did[][] days;

  /** People of whom nobody changes. */
  static PlantedPlatform steady(List<Habit> habits, int people, int days, long seed) {
    return new PlantedPlatform(habits, people, days, days, seed);
  }

  PlantedPlatform(List<Habit> habits, int people, int days, int changeDay, long seed) {
    Chance chance = new Chance(seed);
    double[] shares = habits.stream().mapToDouble(Habit::share).toArray();
    this.groups = new int[people];
    this.changed = new boolean[people];
    this.days = new Did[people][days];
    for (int each = 0; each < people; each++) {
      groups[each] = chance.which(shares);
      Person before = new Person(habits.get(groups[each]), chance);
      Person then = before;
      if (each % 10 == 0 && changeDay < days) {
        int other = groups[each];
        while (other == groups[each]) {
          other = chance.which(shares);
        }
        changed[each] = true;
        then = new Person(habits.get(other), chance);
      }
      for (int day = 0; day < days; day++) {
        this.days[each][day] = (day < changeDay ? before : then).on(day, chance);
      }
    }
  }

  int people() {
    return groups.length;
  }

  boolean isChanged(int person) {
    return changed[person];
  }

  /** The group of each before anybody changed. */
  int[] groups() {
    return groups.clone();
  }

  /** The likeliest group of each, by 28 days that end before a day. */
  int[] told(Bayes bayes, int end) {
    return Arrays.stream(days)
        .mapToInt(
            each -> {
              Did did = new Did();
              for (int day = end - 28; day < end; day++) {
                did.add(each[day]);
              }
              return bayes.group(did);
            })
        .toArray();
  }

  /** What is known of everybody before a day. */
  List<FeatureRow> rows(int end, Stretch stretch) {
    return Arrays.stream(days).parallel().map(each -> PlantedRows.of(each, end, stretch)).toList();
  }
}
