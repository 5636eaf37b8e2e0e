package dev.vesper.jobs.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One user on the way through one funnel: takes the user's events in order and knows the attempts
 * that come of them. An event counts for one step at most, and one that ends an attempt by reaching
 * its last step, or by being excluded, does not begin the next.
 */
final class Walk {
  private final Funnel funnel;
  private final List<Attempt> attempts;

  /**
   * @param before the attempts that are known of the user, the oldest first
   */
  Walk(Funnel funnel, List<Attempt> before) {
    this.funnel = funnel;
    this.attempts = new ArrayList<>(before);
  }

  /** Takes the user's next event. */
  void see(Happening event) {
    boolean seen = event.word().equals(Words.SEEN);
    if (seen && funnel.mode() == Mode.STRICT) {
      return;
    }
    int newest = attempts.size() - 1;
    if (newest >= 0 && openAt(attempts.get(newest), event.at())) {
      Attempt next = after(attempts.get(newest), event);
      attempts.set(newest, next);
      if (next.outcome() != Outcome.BROKEN) {
        return;
      }
    }
    if (attempts.isEmpty() || funnel.counted() == Counted.RECURRING) {
      beginning(event.word())
          .ifPresent(step -> attempts.add(Attempt.begun(nextNumber(), event, step)));
    }
  }

  /** A step counts up to the very end of the window. */
  private boolean openAt(Attempt attempt, long at) {
    return attempt.outcome() == Outcome.OPEN
        && at - attempt.enteredAt() <= funnel.window().micros();
  }

  private int nextNumber() {
    return attempts.isEmpty() ? 1 : attempts.get(attempts.size() - 1).number() + 1;
  }

  private OptionalInt beginning(String word) {
    int steps = funnel.mode() == Mode.ANY ? funnel.steps().size() : 1;
    return IntStream.range(0, steps).filter(step -> holds(step, word)).findFirst();
  }

  private boolean holds(int step, String word) {
    return funnel.steps().get(step).holds(word);
  }

  private Attempt after(Attempt attempt, Happening event) {
    if (funnel.exclusions().contains(event.word())) {
      return attempt.with(Outcome.EXCLUDED);
    }
    OptionalInt step = next(attempt, event.word());
    if (step.isPresent()) {
      return attempt.reaching(step.getAsInt(), event.at(), funnel.steps().size());
    }
    return funnel.mode() == Mode.STRICT ? attempt.with(Outcome.BROKEN) : attempt;
  }

  private OptionalInt next(Attempt attempt, String word) {
    if (funnel.mode() == Mode.ANY) {
      return IntStream.range(0, funnel.steps().size())
          .filter(step -> !attempt.has(step) && holds(step, word))
          .findFirst();
    }
    int step = attempt.steps();
    return holds(step, word) ? OptionalInt.of(step) : OptionalInt.empty();
  }

  /** All attempts, the oldest first. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /**
   * What a later night has to know: the newest attempt, those that were the user's first to reach
   * some step, and those whose day is not reported yet, as of the end of a night.
   */
  List<Attempt> asOf(int night, BusinessDays days) {
    List<Attempt> known = new ArrayList<>();
    int furthest = 0;
    for (Attempt attempt : attempts) {
      boolean newest = attempt.number() == attempts.get(attempts.size() - 1).number();
      OptionalInt reported = reportedOn(attempt, days);
      boolean unreported = reported.isPresent() && reported.getAsInt() > night;
      if (newest || unreported || attempt.steps() > furthest) {
        known.add(standing(attempt, days.endOf(night)));
      }
      furthest = Math.max(furthest, attempt.steps());
    }
    return known;
  }

  private Attempt standing(Attempt attempt, long endOfNight) {
    boolean over =
        funnel.window().ends() && attempt.enteredAt() + funnel.window().micros() < endOfNight;
    return over && attempt.outcome() == Outcome.OPEN ? attempt.with(Outcome.EXPIRED) : attempt;
  }

  /**
   * The night on which the window of the last possible attempt of the same day ends; absent where
   * there is no window.
   */
  OptionalInt reportedOn(Attempt attempt, BusinessDays days) {
    if (!funnel.window().ends()) {
      return OptionalInt.empty();
    }
    int day = days.of(attempt.enteredAt());
    return OptionalInt.of(days.of(days.endOf(day) - 1 + funnel.window().micros()));
  }
}
