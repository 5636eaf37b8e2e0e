package dev.vesper.jobs.community;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts of members of communities; those over parts of the users add up. The numbers of a
 * community lie in one array, by night, grain and measure: there are many members and many nights.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays that live as long as a count
final class CommunityCounts {
  private static final int MEASURES = Measure.values().length;
  private static final Grain[] GRAINS = Grain.values();

  private final Nights nights;
  private final Map<String, long[]> communities = new HashMap<>();

  /** By night and grain: the places of the first days of the period and of the one before. */
  private final int[] since;

  private final int[] before;

  CommunityCounts(Nights nights) {
    this.nights = nights;
    this.since = new int[nights.count() * GRAINS.length];
    this.before = new int[since.length];
    LocalDate start = nights.first().date();
    for (int period = 0; period < since.length; period++) {
      Grain grain = GRAINS[period % GRAINS.length];
      LocalDate first = grain.start(start.plusDays(period / GRAINS.length));
      since[period] = Membership.place(start, first);
      before[period] = Membership.place(start, grain.start(first.minusDays(1)));
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

  /** The cells of communities that anybody had to do with by then. */
  Map<Cell, long[]> cells() {
    Map<Cell, long[]> cells = new HashMap<>();
    communities.forEach(
        (community, counts) -> {
          for (int period = 0; period < since.length; period++) {
            int at = period * MEASURES;
            if (counts[at + Measure.EVER.ordinal()] > 0) {
              LocalDate night = nights.first().date().plusDays(period / GRAINS.length);
              cells.put(
                  new Cell(community, night, GRAINS[period % GRAINS.length]),
                  Arrays.copyOfRange(counts, at, at + MEASURES));
            }
          }
        });
    return cells;
  }

  /** How many numbers are held. */
  int size() {
    return communities.size() * since.length * MEASURES;
  }

  void clear() {
    communities.clear();
  }

  /** Counts a user in every community and on every night. */
  void add(Member user) {
    user.through(
        nights,
        (community, membership, night, place) -> {
          long[] counts =
              communities.computeIfAbsent(community, any -> new long[since.length * MEASURES]);
          int first = (place - Membership.LOOK_BACK) * GRAINS.length;
          for (int period = first; period < first + GRAINS.length; period++) {
            count(counts, membership, period, place);
          }
        });
  }

  private void count(long[] counts, Membership membership, int period, int place) {
    int at = period * MEASURES;
    boolean member = membership.isMember(place);
    boolean was = membership.isMember(since[period] - 1);
    boolean pays = membership.pays(since[period], place);
    boolean paid = membership.pays(before[period], since[period] - 1);
    counts[at + Measure.EVER.ordinal()]++;
    counts[at + Measure.MEMBERS.ordinal()] += one(member);
    counts[at + Measure.PREVIOUS_MEMBERS.ordinal()] += one(was);
    counts[at + Measure.NEW_MEMBERS.ordinal()] += one(member && !was);
    counts[at + Measure.LEFT_MEMBERS.ordinal()] += one(was && !member);
    counts[at + Measure.PAYING.ordinal()] += one(pays);
    counts[at + Measure.PREVIOUS_PAYING.ordinal()] += one(paid);
    counts[at + Measure.PAID_IN_BOTH.ordinal()] += one(pays && paid);
  }

  private static int one(boolean holds) {
    return holds ? 1 : 0;
  }
}
