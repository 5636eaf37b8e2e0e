package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.cli.RealData;
import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.similar.Neighbours;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The published comparison on a million ratings: everything that a person did not have is ranked.
 */
@Tag("planted")
final class MovieLensTest {
  /** Where vectors begin, and which tenth of the training part is held back to choose by. */
  private static final long SEED = Long.getLong("vesper.movielens.seed", 1);

  private static Model learnt(JavaRDD<People> people) {
    Recipe recipe = Recipe.USUAL;
    return Learning.from(people.map(People::had), Neighbours.none(MovieLens.CONTENTS), 5_000)
        .model(recipe, SEED);
  }

  @Test
  void aBlendChosenWithinTheTrainingPartBeatsTheBestOfThePublishedTable() {
    List<int[]> train = MovieLens.read(RealData.file("movielens-1m/train.txt.gz"));
    JavaRDD<People> inner =
        MovieLens.people(
            MovieLens.part(train, 0.1, SEED, false), MovieLens.part(train, 0.1, SEED, true));
    Blend chosen =
        Examined.best(
                new Examination(
                        Blend.TRIED, Offers.everything(MovieLens.CONTENTS), List.of(20), 10_000)
                    .of(inner, learnt(inner)))
            .blend();

    JavaRDD<People> all =
        MovieLens.people(train, MovieLens.read(RealData.file("movielens-1m/test.txt.gz")));
    List<Marks> marks =
        new Examination(
                List.of(Blend.POPULAR, chosen, Blend.COSINE),
                Offers.everything(MovieLens.CONTENTS),
                List.of(20),
                10_000)
            .of(all, learnt(all)).stream().map(Examined::marks).toList();
    RankingQuality cosine =
        new NaiveCosine(train, MovieLens.CONTENTS, 10, 200, 10)
            .quality(train, MovieLens.read(RealData.file("movielens-1m/test.txt.gz")), 20);
    assertEquals(cosine.gain(), marks.get(2).mean().gain(), 1e-4);
    assertEquals(cosine.recall(), marks.get(2).mean().recall(), 1e-4);
    assertEquals(0.1161, marks.get(0).mean().recall(), 0.00005);
    assertEquals(0.1176, marks.get(0).mean().gain(), 0.00005);
    RankingQuality best = marks.get(1).mean();
    System.out.printf(
        "MovieLensTest: seed %d, %s: recall %.4f, ndcg %.4f%n",
        SEED, chosen.name(), best.recall(), best.gain());
    assertTrue(best.recall() >= 0.280 && best.gain() >= 0.267, chosen + ": " + best);
  }
}
