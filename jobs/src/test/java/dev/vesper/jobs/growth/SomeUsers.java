package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

/** Users as the sets of their active days, and what a run of nights knows of one. */
final class SomeUsers {
  private SomeUsers() {}

  /**
   * Users with habits of all kinds, the same for the same seed.
   *
   * @param rarity the higher, the more of them hardly ever come
   */
  static List<NavigableSet<LocalDate>> of(
      long seed, int users, LocalDate begin, int days, double rarity) {
    Random random = new Random(seed);
    List<NavigableSet<LocalDate>> all = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      double habit = Math.pow(random.nextDouble(), rarity);
      int born = random.nextInt(days);
      NavigableSet<LocalDate> active = new TreeSet<>(List.of(begin.plusDays(born)));
      for (int day = born; day < days; day++) {
        if (random.nextDouble() < habit) {
          active.add(begin.plusDays(day));
        }
      }
      all.add(active);
    }
    return all;
  }

  /** The days of somebody who is never active. */
  static Presence never(Nights run) {
    int never = Integer.MAX_VALUE / 2;
    return new Presence(0, new long[(run.count() + Long.SIZE - 1) / Long.SIZE], never, never);
  }

  /** The days of a user, as a state of the night before the run and the run itself tell them. */
  static Presence presence(NavigableSet<LocalDate> days, Nights run) {
    LocalDate start = run.first().date();
    long recent = 0;
    long[] words = new long[(run.count() + Long.SIZE - 1) / Long.SIZE];
    for (LocalDate day : days.headSet(run.last().date(), true)) {
      int at = Presence.place(start, day) - Presence.LOOK_BACK;
      if (at < 0 && at >= -Presence.LOOK_BACK) {
        recent |= 1L << (-1 - at);
      } else if (at >= 0) {
        words[at / Long.SIZE] |= 1L << at;
      }
    }
    int first = Presence.place(start, days.first());
    LocalDate last = days.lower(start);
    return new Presence(recent, words, first, last == null ? first : Presence.place(start, last));
  }
}
