package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.similar.Ease;
import java.io.Serializable;

/**
 * How a model is made.
 *
 * @param ease which contents go together
 * @param rank how many numbers a vector has
 * @param objective what vectors are to make small
 * @param rounds of the fit of vectors at most
 */
public record Recipe(Ease ease, int rank, Objective objective, int rounds) implements Serializable {
  /** What did best where it was tried; see the decision. */
  public static final Recipe USUAL =
      new Recipe(new Ease(700, 0.7), 64, new Objective(4, 0.04, 0.3), 16);
}
