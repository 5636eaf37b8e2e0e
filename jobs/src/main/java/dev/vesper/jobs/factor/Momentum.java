package dev.vesper.jobs.factor;

/**
 * Carries the vectors of contents on in the direction in which the last round moved them, the
 * further the longer that went well (Nesterov 1983): rounds that each move a little in the same
 * direction become fewer. Where it leads uphill, it begins anew.
 */
final class Momentum {
  private static final int BEGIN = 1;

  private Factors moved;
  private int rounds = BEGIN;

  /** Where contents stand before the first round. */
  Momentum(Factors contents) {
    this.moved = contents.copy();
  }

  /** Contents were moved; they are moved on. */
  void carry(Factors contents) {
    Factors before = moved;
    moved = contents.copy();
    float further = (rounds - 1f) / (rounds + 2f);
    rounds++;
    float[] values = contents.values();
    for (int each = 0; each < values.length; each++) {
      values[each] += further * (values[each] - before.values()[each]);
    }
  }

  /** It led uphill: contents are put back to where they were moved. */
  void stop(Factors contents) {
    System.arraycopy(moved.values(), 0, contents.values(), 0, contents.values().length);
    rounds = BEGIN;
  }
}
