package dev.vesper.jobs.factor;

/**
 * Vectors of people for contents that stay as they are: of somebody new, or who did something since
 * the fit.
 *
 * @param contents whose vectors stay
 * @param objective what the vectors are to make small
 */
public record FoldIn(Factors contents, Objective objective) {
  private static final int STEPS = 12;

  /** One vector for each person of a block, from nothing. */
  public Factors people(Ties ties) {
    Block block = new Block(ties, Factors.zeros(ties.people(), contents.rank()));
    return block.improved(contents, Gram.of(contents).floats(), objective, STEPS);
  }
}
