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
    Factors people = Factors.zeros(ties.people(), contents.rank());
    new PersonSolver(contents, Gram.of(contents).floats(), objective).improve(ties, people, STEPS);
    return people;
  }
}
