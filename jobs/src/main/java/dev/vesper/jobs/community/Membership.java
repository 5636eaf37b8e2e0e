package dev.vesper.jobs.community;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/**
 * A user's time with a community through a run of nights. Days are places in two sets of bits: the
 * 64 nights before the run come first, the run's own nights after them.
 */
final class Membership {
  /** The place of the run's first night. */
  static final int LOOK_BACK = Long.SIZE;

  private final BitSet member = new BitSet();
  private final BitSet paying = new BitSet();
  private Facts facts;

  /**
   * What a state says beside the masks.
   *
   * @param knownSince the first day of all
   * @param joinedOn when the newest membership began
   * @param leftOn the newest day of leaving
   * @param lastPaidOn the newest day of paying here
   */
  record Facts(
      Optional<LocalDate> knownSince,
      Optional<LocalDate> joinedOn,
      Optional<LocalDate> leftOn,
      Optional<LocalDate> lastPaidOn) {
    static final Facts NONE =
        new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Facts after(Day day, boolean was) {
      Optional<LocalDate> on = Optional.of(day.on());
      return new Facts(
          knownSince.or(() -> on),
          day.isMember() && !was ? on : joinedOn,
          day.left() || !day.isMember() ? on : leftOn,
          day.paid() ? on : lastPaidOn);
    }
  }

  /** A day on which something happened. */
  record Day(LocalDate on, boolean isMember, boolean left, boolean paid) {}

  Membership(Facts facts, long memberDays, long payingDays) {
    this.facts = facts;
    fill(member, memberDays);
    fill(paying, payingDays);
  }

  static Membership none() {
    return new Membership(Facts.NONE, 0, 0);
  }

  private static void fill(BitSet days, long mask) {
    for (int ago = 0; ago < Long.SIZE; ago++) {
      days.set(LOOK_BACK - 1 - ago, (mask >>> ago & 1) == 1);
    }
  }

  /** The place of a day. */
  static int place(LocalDate start, LocalDate day) {
    return LOOK_BACK + Math.toIntExact(ChronoUnit.DAYS.between(start, day));
  }

  /**
   * Goes through one night more.
   *
   * @param place the night
   * @param day what happened; absent where nothing did
   * @param covered whether a subscription is in force for the community
   */
  void night(int place, Optional<Day> day, boolean covered) {
    boolean was = member.get(place - 1);
    day.ifPresent(happened -> facts = facts.after(happened, was));
    boolean is = day.map(Day::isMember).orElse(was);
    member.set(place, is);
    paying.set(place, (is && covered) || day.filter(Day::paid).isPresent());
  }

  Facts facts() {
    return facts;
  }

  boolean isKnown() {
    return facts.knownSince().isPresent();
  }

  boolean isMember(int place) {
    return member.get(place);
  }

  /** Whether a member at the end of a period paid on one of its days. */
  boolean pays(int since, int until) {
    int paid = paying.nextSetBit(since);
    return member.get(until) && paid >= 0 && paid <= until;
  }

  long memberDays(int place) {
    return mask(member, place);
  }

  long payingDays(int place) {
    return mask(paying, place);
  }

  private static long mask(BitSet days, int place) {
    long mask = 0;
    for (int ago = 0; ago < Long.SIZE; ago++) {
      if (place - ago >= 0 && days.get(place - ago)) {
        mask |= 1L << ago;
      }
    }
    return mask;
  }
}
