package dev.vesper.jobs.funnel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a user got in a funnel, once.
 *
 * @param number the user's attempts are numbered from 1
 * @param origin what the event of the first step says of each {@link Breakdown}
 * @param reachedAt when each step was reached, the first one first, in microseconds since 1970
 * @param done the steps that were reached, as bits; the first step of the funnel is bit 0
 * @param outcome how it stands; open even after the window has ended, until somebody looks
 */
record Attempt(int number, List<String> origin, List<Long> reachedAt, int done, Outcome outcome) {

  /** The oldest first. */
  static final Comparator<Attempt> IN_ORDER = Comparator.comparingInt(Attempt::number);

  /** The attempt that an event begins. */
  static Attempt begun(int number, Happening event, int step) {
    return new Attempt(number, event.origin(), List.of(event.at()), 1 << step, Outcome.OPEN);
  }

  long enteredAt() {
    return reachedAt.get(0);
  }

  /** How many steps were reached. */
  int steps() {
    return reachedAt.size();
  }

  boolean has(int step) {
    return (done & 1 << step) != 0;
  }

  /** The same attempt a step further. */
  Attempt reaching(int step, long at, int last) {
    List<Long> times = Stream.concat(reachedAt.stream(), Stream.of(at)).toList();
    Outcome next = times.size() == last ? Outcome.CONVERTED : Outcome.OPEN;
    return new Attempt(number, origin, times, done | 1 << step, next);
  }

  Attempt with(Outcome newOutcome) {
    return new Attempt(number, origin, reachedAt, done, newOutcome);
  }
}
