package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.FactorFit;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.ReferenceFit;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Cosine;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Learns models from what people have; what no recipe changes is found once for all of them. */
public final class Learning {
  private static final int STEPS = 3;
  private static final int EASE_MOST = 500;
  private static final Cosine COSINE = new Cosine(10, 200);
  private static final double LEAST_GAIN = 1e-4;

  private final JavaRDD<Ties> people;
  private final List<Ties> all;
  private final Popularity popularity;
  private final Neighbours cosine;
  private final Neighbours likeness;
  private final int easeContents;

  private Learning(JavaRDD<Ties> people, Neighbours likeness, int easeContents) {
    int count = likeness.count();
    this.people = people;
    this.all = people.collect();
    this.popularity =
        new Popularity(Ties.perContent(all, count), all.stream().mapToLong(Ties::tied).sum());
    this.cosine = COSINE.weights(all, count, Discretion.FEWEST);
    this.likeness = likeness;
    this.easeContents = easeContents;
  }

  /**
   * From people.
   *
   * @param people one block to a partition, kept in memory by the caller
   * @param likeness how alike contents are by what is written about them
   * @param easeContents among so many, those of most people, it is asked by EASE which go together
   */
  public static Learning from(JavaRDD<Ties> people, Neighbours likeness, int easeContents) {
    return new Learning(people, likeness, easeContents);
  }

  /** A model whose vectors begin at random. */
  public Model model(Recipe recipe, long seed) {
    return model(recipe, Factors.random(likeness.count(), recipe.rank(), seed), seed);
  }

  /**
   * A model.
   *
   * @param start where vectors begin, of an engine that lets them begin anywhere: random ones, or
   *     an earlier model's
   * @param seed of an engine that begins at random
   */
  public Model model(Recipe recipe, Factors start, long seed) {
    Neighbours neighbours = neighbours(recipe);
    Factors contents =
        switch (recipe.engine()) {
          case VESPER -> ours(recipe, start);
          case MLLIB ->
              new ReferenceFit(recipe.objective(), recipe.rounds())
                  .contents(people, likeness.count(), recipe.rank(), seed);
        };
    return new Model(
        contents, recipe.objective(), neighbours, popularity, cosine, likeness, Circles.none());
  }

  private Neighbours neighbours(Recipe recipe) {
    try {
      return recipe
          .ease()
          .weights(all, likeness.count(), easeContents, Discretion.FEWEST, EASE_MOST);
    } catch (ArithmeticException dependent) {
      throw new Fault(
          ExitCode.SETTINGS,
          "recommendations.model.%s: %s is too small to tell contents apart that the same people have; set a larger one"
              .formatted(RecipePart.EASE_PENALTY.key(), recipe.ease().lambda()),
          dependent);
    }
  }

  private Factors ours(Recipe recipe, Factors start) {
    FactorFit.Found found =
        new FactorFit(recipe.objective(), recipe.rounds(), STEPS, LEAST_GAIN).fit(people, start);
    found.people().unpersist(false);
    return found.contents();
  }
}
