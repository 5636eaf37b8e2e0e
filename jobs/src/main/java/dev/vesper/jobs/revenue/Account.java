package dev.vesper.jobs.revenue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a user brings each month, in all plans or in one, while changes of it are gathered into
 * movements: changes close to each other count as one, and so do ends of one date.
 */
final class Account {
  private final RevenueParams params;
  private long revenue;
  private boolean countedBefore;

  private boolean open;
  private long opening;
  private Movement entry = Movement.NEW;
  private OptionalLong newest = OptionalLong.empty();
  private LocalDate dated = LocalDate.EPOCH;

  Account(RevenueParams params) {
    this.params = params;
  }

  /** A movement that is over: its kind, the day it is dated at, and by how much. */
  record Moved(Movement movement, LocalDate dated, long amount) {}

  /** Revenue from a subscription of the night before the run. */
  void stands(long amount, boolean counted) {
    revenue += amount;
    countedBefore |= counted;
  }

  /** The revenue now. */
  long revenue() {
    return revenue;
  }

  /**
   * Takes a change in; the movement that it ends, if it does.
   *
   * @param by how much
   * @param day the day that the change is dated at
   */
  Optional<Moved> change(Witness.Change change, long by, LocalDate day) {
    Optional<Moved> over = joins(change, day) ? Optional.empty() : close();
    if (!open) {
      open = true;
      opening = revenue;
      entry = entry(change);
    }
    revenue += by;
    newest = change.at();
    dated = day;
    return over;
  }

  private boolean joins(Witness.Change change, LocalDate day) {
    if (!open || newest.isPresent() != change.at().isPresent()) {
      return false;
    }
    return newest.isPresent()
        ? params.together(newest.getAsLong(), change.at().getAsLong())
        : dated.equals(day);
  }

  private Movement entry(Witness.Change change) {
    if (countedBefore) {
      return Movement.REACTIVATION;
    }
    return change.event().filter(event -> event.type() == SubscriptionEvent.Type.RENEW).isPresent()
        ? Movement.FOUND
        : Movement.NEW;
  }

  /** Ends the movement that is under way, if one is. */
  Optional<Moved> close() {
    if (!open) {
      return Optional.empty();
    }
    open = false;
    countedBefore = true;
    long amount = revenue - opening;
    return Movement.of(opening, revenue, entry).map(kind -> new Moved(kind, dated, amount));
  }
}
