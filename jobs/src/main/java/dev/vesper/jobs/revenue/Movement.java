package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.table.Explained;
import java.util.Optional;

/** A way in which the monthly recurring revenue from a user changes. */
enum Movement implements Explained {
  NEW("from nothing, for the first time"),
  FOUND("from nothing, for the first time that we see, but by a renewal: it began before"),
  REACTIVATION("from nothing, having paid before"),
  EXPANSION("to more"),
  CONTRACTION("to less, not nothing"),
  CHURN("to nothing");

  private final String meaning;

  Movement(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /**
   * The movement from one revenue to another; none where they are equal.
   *
   * @param entry what a step up from nothing is called for this user
   */
  static Optional<Movement> of(long before, long after, Movement entry) {
    if (before == after) {
      return Optional.empty();
    }
    if (before == 0) {
      return Optional.of(entry);
    }
    if (after == 0) {
      return Optional.of(CHURN);
    }
    return Optional.of(after > before ? EXPANSION : CONTRACTION);
  }
}
