package dev.vesper.jobs.community;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts of members of communities; those over parts of the users add up. */
final class CommunityCounts {
  private final Nights nights;
  private final Map<Cell, long[]> cells = new HashMap<>();
  private final Map<Period, Places> periods = new HashMap<>();

  CommunityCounts(Nights nights) {
    this.nights = nights;
    for (Night night : nights.list()) {
      for (Grain grain : Grain.values()) {
        periods.put(new Period(night.date(), grain), places(night.date(), grain));
      }
    }
  }

  /** What is counted, in the order of the numbers of a cell. */
  enum Measure {
    EVER,
    MEMBERS,
    PREVIOUS_MEMBERS,
    NEW_MEMBERS,
    LEFT_MEMBERS,
    PAYING,
    PREVIOUS_PAYING,
    PAID_IN_BOTH
  }

  /** A community on a night in a grain. */
  record Cell(String community, LocalDate night, Grain grain) {}

  private record Period(LocalDate night, Grain grain) {}

  /** The places of the first days of a period and of the one before. */
  private record Places(int since, int before) {}

  private Places places(LocalDate night, Grain grain) {
    LocalDate since = grain.start(night);
    LocalDate start = nights.first().date();
    return new Places(
        Membership.place(start, since), Membership.place(start, grain.start(since.minusDays(1))));
  }

  Map<Cell, long[]> cells() {
    return cells;
  }

  void clear() {
    cells.clear();
  }

  /** Counts a user in every community and on every night. */
  void add(Member user) {
    user.through(
        nights,
        (community, membership, night, place) -> {
          for (Grain grain : Grain.values()) {
            Places of = periods.get(new Period(night.date(), grain));
            long[] counts =
                cells.computeIfAbsent(
                    new Cell(community, night.date(), grain),
                    any -> new long[Measure.values().length]);
            count(counts, membership, of, place);
          }
        });
  }

  private static void count(long[] counts, Membership membership, Places period, int place) {
    boolean member = membership.isMember(place);
    boolean before = membership.isMember(period.since - 1);
    boolean pays = membership.pays(period.since, place);
    boolean paid = membership.pays(period.before, period.since - 1);
    add(counts, Measure.EVER, true);
    add(counts, Measure.MEMBERS, member);
    add(counts, Measure.PREVIOUS_MEMBERS, before);
    add(counts, Measure.NEW_MEMBERS, member && !before);
    add(counts, Measure.LEFT_MEMBERS, before && !member);
    add(counts, Measure.PAYING, pays);
    add(counts, Measure.PREVIOUS_PAYING, paid);
    add(counts, Measure.PAID_IN_BOTH, pays && paid);
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array that lives as long as a count
  private static void add(long[] counts, Measure measure, boolean holds) {
    counts[measure.ordinal()] += holds ? 1 : 0;
  }
}
