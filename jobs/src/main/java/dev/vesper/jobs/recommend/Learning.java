package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.FactorFit;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Discretion;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Learns a model from what people have. */
public final class Learning {
  private static final int STEPS = 3;
  private static final int EASE_AMONG = 5_000;
  private static final int EASE_MOST = 500;
  private static final double LEAST_GAIN = 1e-4;

  private Learning() {}

  /**
   * Learns of all contents.
   *
   * @param people one block to a partition, kept in memory by the caller
   * @param likeness how alike contents are by what is written about them
   * @param start where the vectors of the contents begin: random ones, or an earlier model's
   */
  public static Model of(JavaRDD<Ties> people, Recipe recipe, Neighbours likeness, Factors start) {
    int count = start.count();
    FactorFit.Found found =
        new FactorFit(recipe.objective(), recipe.rounds(), STEPS, LEAST_GAIN).fit(people, start);
    found.people().unpersist(false);
    List<Ties> all = people.collect();
    Neighbours neighbours =
        recipe.ease().weights(all, count, EASE_AMONG, Discretion.FEWEST, EASE_MOST);
    return new Model(
        found.contents(),
        recipe.objective(),
        neighbours,
        new Popularity(Ties.perContent(all, count)),
        likeness,
        Circles.none());
  }
}
