package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Counts of users on each night of a run, added to user by user. One pass over the users' days
 * gives them all, whatever the number of nights; counts over parts of the users add up.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays that live as long as a count
final class NightlyCounts {
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int STATES = ActivityState.values().length;
  private static final int INACTIVE = ActivityState.NEVER_ACTIVE.ordinal();

  /** Stands for the state of somebody who is not known, or no more. */
  private static final int NOWHERE = STATES;

  private static final int PAID = PaidState.values().length;
  private static final int NUMBERS = Measure.all();
  private static final int[] OFFSETS =
      Arrays.stream(Measure.values()).mapToInt(Measure::offset).toArray();

  private final LocalDate start;
  private final int nights;
  private final long[] counts;

  /** By grain and night: the places of the period's first day and of the first day before it. */
  private final int[][] since;

  private final int[][] before;

  NightlyCounts(Nights nights) {
    this.start = nights.first().date();
    this.nights = nights.count();
    this.counts = new long[this.nights * NUMBERS];
    this.since = new int[Grain.values().length][this.nights];
    this.before = new int[Grain.values().length][this.nights];
    for (Grain grain : Grain.values()) {
      for (int night = 0; night < this.nights; night++) {
        LocalDate first = grain.start(start.plusDays(night));
        since[grain.ordinal()][night] = Presence.place(start, first);
        before[grain.ordinal()][night] = Presence.place(start, grain.start(first.minusDays(1)));
      }
    }
  }

  /** Counts one user on every night from the first active day on. */
  void add(Person person) {
    int from = Math.max(person.presence().first() - Presence.LOOK_BACK, 0);
    for (int night = from; night < nights; night++) {
      add(person, night);
    }
  }

  /** Counts somebody who is registered on every night before the first active day. */
  void addInactive(Person person) {
    int end = Math.min(person.presence().first() - Presence.LOOK_BACK, nights);
    for (int night = 0; night < end; night++) {
      int from = before(person, night);
      int to = person.listedOn(night + Presence.LOOK_BACK) ? INACTIVE : NOWHERE;
      if (to == INACTIVE) {
        count(night, Measure.LIFECYCLE, INACTIVE * PAID + PaidState.NEVER_PAID.ordinal());
      }
      if (from != NOWHERE || to != NOWHERE) {
        count(night, Measure.TRANSITION, from * (STATES + 1) + to);
      }
    }
  }

  private void add(Person person, int night) {
    int day = night + Presence.LOOK_BACK;
    Presence user = person.presence();
    count(night, Measure.KNOWN, 0);
    if (!user.between(Math.min(before[Grain.MONTH.ordinal()][night], day - MONTH), day)) {
      place(person, night, ActivityState.DORMANT);
      count(night, Measure.ACTIVE_DAYS, 0);
      return;
    }
    if (user.between(day - MONTH + 1, day)) {
      count(night, Measure.THIRTY_DAYS, 0);
      if (user.between(day - WEEK + 1, day)) {
        count(night, Measure.SEVEN_DAYS, 0);
      }
    }
    place(person, night, ActivityState.of(user, day));
    count(night, Measure.ACTIVE_DAYS, user.count(day - Measure.DAYS_COUNTED + 1, day));
    for (int grain = 0; grain < since.length; grain++) {
      add(user, night, grain);
    }
  }

  private void place(Person person, int night, ActivityState state) {
    PaidState paid = person.payments().on(night + Presence.LOOK_BACK);
    count(night, Measure.LIFECYCLE, state.ordinal() * PAID + paid.ordinal());
    count(night, Measure.TRANSITION, before(person, night) * (STATES + 1) + state.ordinal());
  }

  /** The place of the state of the night before. */
  private static int before(Person person, int night) {
    int yesterday = night + Presence.LOOK_BACK - 1;
    if (person.presence().first() <= yesterday) {
      return ActivityState.of(person.presence(), yesterday).ordinal();
    }
    return person.listedOn(yesterday) ? INACTIVE : NOWHERE;
  }

  private void add(Presence user, int night, int grain) {
    int begin = since[grain][night];
    int previous = before[grain][night];
    boolean active = user.between(begin, night + Presence.LOOK_BACK);
    boolean activeBefore = user.between(previous, begin - 1);
    if (active) {
      count(night, Measure.ACTIVE, grain);
      count(night, entered(user, begin, activeBefore), grain);
    } else if (activeBefore) {
      count(night, Measure.LOST, grain);
    }
    if (user.first() >= previous && user.first() < begin) {
      count(night, Measure.PREVIOUS_NEW, grain);
    }
  }

  private static Measure entered(Presence user, int begin, boolean activeBefore) {
    if (user.first() >= begin) {
      return Measure.NEW;
    }
    return activeBefore ? Measure.RETAINED : Measure.RETURNED;
  }

  private void count(int night, Measure measure, int which) {
    counts[night * NUMBERS + OFFSETS[measure.ordinal()] + which]++;
  }

  /** All numbers of all nights in one row, for adding up. */
  long[] numbers() {
    return counts.clone();
  }

  /** Adds the packed {@link #numbers} of other users. */
  void add(byte[] others) {
    PackedNumbers.add(others, counts);
  }

  /** One number of a measure on a night. */
  long value(Night night, Measure measure, int which) {
    int at = Math.toIntExact(ChronoUnit.DAYS.between(start, night.date()));
    return counts[at * NUMBERS + OFFSETS[measure.ordinal()] + which];
  }

  /** A measure without grains on a night. */
  long value(Night night, Measure measure) {
    return value(night, measure, 0);
  }

  /** The users in a state on a night who pay, or do not. */
  long value(Night night, ActivityState state, PaidState paid) {
    return value(night, Measure.LIFECYCLE, state.ordinal() * PAID + paid.ordinal());
  }

  /** The users who went from one state to another since the night before; absent: nowhere. */
  long moved(Night night, Optional<ActivityState> from, Optional<ActivityState> to) {
    return value(night, Measure.TRANSITION, place(from) * (STATES + 1) + place(to));
  }

  private static int place(Optional<ActivityState> state) {
    return state.map(ActivityState::ordinal).orElse(NOWHERE);
  }

  /** A measure of a grain on a night. */
  long value(Night night, Measure measure, Grain grain) {
    return value(night, measure, grain.ordinal());
  }
}
