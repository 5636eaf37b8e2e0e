package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.cli.RealData;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Cosine;
import dev.vesper.jobs.similar.Ease;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Discretion;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand ratings, split by time: of each person the last fifth is to be found, and
 * everything is tuned on the last fifth of what was before.
 */
@Tag("planted")
final class MovieLensSmallTest {
  private static final int PLACES = 10;
  private static final List<Blend> BLENDS =
      List.of(Blend.NEIGHBOURS, new Blend(1, 0, 0, 0, 0.3), new Blend(1, 0, 0, 0, 1));

  /** How much less something says that is longer ago, by how many came after it. */
  private record Fading(double after, double least) implements SomePeople.Strength {
    private static final Fading NONE = new Fading(1, 1);

    @Override
    public double of(int fromTheLast) {
      return least + (1 - least) * Math.exp(-fromTheLast / after);
    }
  }

  private static final List<Fading> FADINGS =
      List.of(
          Fading.NONE,
          new Fading(20, 0),
          new Fading(20, 0.1),
          new Fading(20, 0.3),
          new Fading(50, 0));

  /** What is learnt, and how lists are made of it. */
  private record Trial(Optional<Ease> ease, Cosine cosine, Fading fading, Blend blend) {}

  private static final List<Trial> COSINES =
      Stream.of(0, 5, 10, 20, 50, 100)
          .flatMap(
              shrinkage -> Stream.of(10, 20, 50, 100, 200).map(most -> new Cosine(shrinkage, most)))
          .map(cosine -> new Trial(Optional.empty(), cosine, Fading.NONE, Blend.COSINE))
          .toList();

  private static final List<Trial> BLENDED =
      Stream.of(new Ease(200, 0.3), new Ease(400, 0.7))
          .flatMap(ease -> FADINGS.stream().flatMap(fading -> blended(ease, fading)))
          .toList();

  private static Stream<Trial> blended(Ease ease, Fading fading) {
    return BLENDS.stream()
        .map(blend -> new Trial(Optional.of(ease), new Cosine(10, 50), fading, blend));
  }

  private final MovieLensSmall ratings =
      new MovieLensSmall(RealData.file("movielens-small/ratings.csv.gz"));
  private final List<int[]> train = MovieLensSmall.before(ratings.people());
  private final List<int[]> test = MovieLensSmall.after(ratings.people());

  /** What people had, and what they took then. */
  private final class Split {
    private final List<int[]> had;
    private final List<int[]> taken;
    private final List<Ties> ties;
    private final Map<Ease, Neighbours> learnt = new HashMap<>();

    Split(List<int[]> had, List<int[]> taken) {
      this.had = had;
      this.taken = taken;
      this.ties = SomePeople.of(had, taken, 1).map(People::had).collect();
    }

    double gain(Trial trial) {
      int count = ratings.contents();
      Neighbours none = Neighbours.none(count);
      Model model =
          new Model(
              Factors.zeros(count, 1),
              Recipe.USUAL.objective(),
              trial.ease().map(ease -> learnt.computeIfAbsent(ease, this::weights)).orElse(none),
              new Popularity(Ties.perContent(ties, count), had.size()),
              trial.cosine().weights(ties, count, Discretion.FEWEST),
              none,
              Circles.none());
      return new Examination(
              List.of(trial.blend()), Offers.everything(count), List.of(PLACES), had.size())
          .of(SomePeople.of(had, taken, 1, trial.fading()), model)
          .get(0)
          .marks()
          .mean()
          .gain();
    }

    private Neighbours weights(Ease ease) {
      return ease.weights(ties, ratings.contents(), 5_000, Discretion.FEWEST, 500);
    }

    Trial best(List<Trial> trials) {
      List<Double> gains = trials.stream().map(this::gain).toList();
      return trials.get(gains.indexOf(Collections.max(gains)));
    }
  }

  @Test
  void aTunedBlendGainsFiveInAHundredMoreThanACosineTunedByAsManyTrials() {
    Split inner = new Split(MovieLensSmall.before(train), MovieLensSmall.after(train));
    Split outer = new Split(train, test);
    assertEquals(COSINES.size(), BLENDED.size());
    Trial cosine = inner.best(COSINES);
    Trial blended = inner.best(BLENDED);
    double bar = outer.gain(cosine);
    double ours = outer.gain(blended);
    assertTrue(ours >= 1.05 * bar, "%s: %s, %s: %s".formatted(blended, ours, cosine, bar));
  }
}
