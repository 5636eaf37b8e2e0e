package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.FactorFit;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.ReferenceFit;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Cosine;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Discretion;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Learns a model from what people have. */
public final class Learning {
  private static final int STEPS = 3;
  private static final int EASE_AMONG = 5_000;
  private static final int EASE_MOST = 500;
  private static final Cosine COSINE = new Cosine(10, 200);
  private static final double LEAST_GAIN = 1e-4;

  private Learning() {}

  /**
   * Learns of all contents.
   *
   * @param people one block to a partition, kept in memory by the caller
   * @param likeness how alike contents are by what is written about them
   * @param start where vectors begin, of an engine that lets them begin anywhere: random ones, or
   *     an earlier model's
   * @param seed of an engine that begins at random
   */
  public static Model of(
      JavaRDD<Ties> people, Recipe recipe, Neighbours likeness, Factors start, long seed) {
    int count = start.count();
    Factors contents =
        switch (recipe.engine()) {
          case VESPER -> ours(people, recipe, start);
          case MLLIB ->
              new ReferenceFit(recipe.objective(), recipe.rounds())
                  .contents(people, count, recipe.rank(), seed);
        };
    List<Ties> all = people.collect();
    Neighbours neighbours =
        recipe.ease().weights(all, count, EASE_AMONG, Discretion.FEWEST, EASE_MOST);
    return new Model(
        contents,
        recipe.objective(),
        neighbours,
        new Popularity(Ties.perContent(all, count), all.stream().mapToLong(Ties::tied).sum()),
        COSINE.weights(all, count, Discretion.FEWEST),
        likeness,
        Circles.none());
  }

  private static Factors ours(JavaRDD<Ties> people, Recipe recipe, Factors start) {
    FactorFit.Found found =
        new FactorFit(recipe.objective(), recipe.rounds(), STEPS, LEAST_GAIN).fit(people, start);
    found.people().unpersist(false);
    return found.contents();
  }
}
