package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.similar.Ease;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a model is made.
 *
 * @param engine what finds vectors
 * @param ease which contents go together
 * @param rank how many numbers a vector has
 * @param objective what vectors are to make small
 * @param rounds of the fit of vectors at most
 */
public record Recipe(Engine engine, Ease ease, int rank, Objective objective, int rounds)
    implements Serializable {
  /** What did best where it was tried; see the decision. */
  public static final Recipe USUAL =
      new Recipe(Engine.VESPER, new Ease(700, 0.7), 64, new Objective(4, 0.04, 0.3), 16);

  public Recipe {
    if (rank < 1 || rounds < 1) {
      throw new IllegalArgumentException("no recipe: rank %d, %d rounds".formatted(rank, rounds));
    }
  }

  /** The same with other numbers where they are given. */
  public Recipe with(Map<RecipePart, Double> others) {
    Map<RecipePart, Double> all = parts();
    all.putAll(others);
    return new Recipe(
        engine,
        new Ease(all.get(RecipePart.EASE_PENALTY), all.get(RecipePart.EASE_EVENNESS)),
        all.get(RecipePart.RANK).intValue(),
        new Objective(
            all.get(RecipePart.CONFIDENCE),
            all.get(RecipePart.REGULARIZATION),
            all.get(RecipePart.REGULARIZATION_BASE)),
        all.get(RecipePart.ROUNDS).intValue());
  }

  /** The same by another engine. */
  public Recipe by(Engine another) {
    return new Recipe(another, ease, rank, objective, rounds);
  }

  /** All its numbers. */
  public Map<RecipePart, Double> parts() {
    Map<RecipePart, Double> parts = new EnumMap<>(RecipePart.class);
    for (RecipePart part : RecipePart.values()) {
      parts.put(part, part.of(this));
    }
    return parts;
  }
}
