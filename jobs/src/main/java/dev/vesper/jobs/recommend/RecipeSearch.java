package dev.vesper.jobs.recommend;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Which recipes are tried: today's, the usual one, then such as chance makes. */
public final class RecipeSearch {
  private final Map<RecipePart, Double> fixed = new EnumMap<>(RecipePart.class);
  private final List<Recipe> first;
  private final long seed;

  /**
   * @param today the recipe as it stands
   * @param fixed what stays as it is today
   */
  public RecipeSearch(Recipe today, Set<RecipePart> fixed, long seed) {
    fixed.forEach(part -> this.fixed.put(part, part.of(today)));
    Recipe usual = Recipe.USUAL.by(today.engine()).with(this.fixed);
    this.first = Stream.of(today, usual).distinct().toList();
    this.seed = seed;
  }

  /** The recipe of a trial, from 0 on; the same whatever other trials there are. */
  public Recipe recipe(int trial) {
    if (trial < first.size()) {
      return first.get(trial);
    }
    SplittableRandom random = new SplittableRandom(mixed(trial));
    Map<RecipePart, Double> drawn = new EnumMap<>(RecipePart.class);
    for (RecipePart part : RecipePart.values()) {
      drawn.put(part, part.drawn(random));
    }
    drawn.putAll(fixed);
    return first.get(0).with(drawn);
  }

  /** A seed of its own, as neighbouring seeds draw almost the same numbers. */
  private long mixed(int trial) {
    return new SplittableRandom(seed + trial).nextLong();
  }
}
