package dev.vesper.cli;

import dev.vesper.jobs.recommend.Engine;
import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.pipeline.config.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How the model of recommendations is made. */
public record ModelSettings(
    @Setting(
            value =
                "What finds the vectors of contents: Vesper's own engine, or, as a reference, the"
                    + " implicit ALS of Spark's MLlib, on one core and from the beginning at each"
                    + " fit.",
            standard = "vesper")
        Engine engine,
    @Setting(
            value =
                "How many numbers a vector has: with more, finer tastes are told apart, and a fit"
                    + " and each list take longer. Left out: as vesper tune recommend found, else"
                    + " 64.",
            example = "64",
            least = "1",
            most = "512")
        Optional<Integer> rank,
    @Setting(
            value = "How many rounds a fit of vectors takes at most. Left out: as tuned, else 16.",
            example = "16",
            unit = "rounds",
            least = "1",
            most = "100")
        Optional<Integer> rounds,
    @Setting(
            value =
                "How much more it weighs that somebody has a content of strength 1 than that"
                    + " somebody has not; strengths are logarithms. Much more and lists follow what"
                    + " is popular. Left out: as tuned, else 4.",
            example = "4",
            least = "0.01",
            most = "1000")
        Optional<Double> confidence,
    @Setting(
            value =
                "How dear long vectors are, for each content that somebody has: more keeps vectors"
                    + " of who has little from following chance, too much makes everybody alike."
                    + " Left out: as tuned, else 0.04.",
            example = "0.04",
            least = "0.000001",
            most = "100")
        Optional<Double> regularization,
    @Setting(
            value =
                "How much each content that somebody does not have adds to that, as a share of one"
                    + " that somebody has. 0 lets regularization follow what somebody has alone, as"
                    + " in MLlib. Left out: as tuned, else 0.3.",
            example = "0.3",
            least = "0",
            most = "100")
        Optional<Double> regularizationBase,
    @Setting(
            value =
                "How dear large weights between contents are (the lambda of EASE): the more users"
                    + " and contents, the more. Left out: as tuned, else 700.",
            example = "700",
            least = "0.01",
            most = "1000000")
        Optional<Double> easePenalty,
    @Setting(
            value =
                "How much less a pair of contents says of somebody who has much: 0 for not at all, 1"
                    + " for everybody as much as everybody else. Left out: as tuned, else 0.7.",
            example = "0.7",
            least = "0",
            most = "1")
        Optional<Double> easeEvenness,
    @Setting(
            value =
                "Among how many contents, those of most users, it is asked which go together by"
                    + " EASE; of all by the cosine. On two cores, 10000 take half a minute and 200"
                    + " MB, 20000 three minutes and 800 MB, twice at each fit and once a trial.",
            standard = "10000",
            unit = "contents",
            least = "10",
            most = "40000")
        int easeContents) {

  /** What is set here, and so is nobody else's to choose. */
  Map<RecipePart, Double> fixed() {
    Map<RecipePart, Double> fixed = new EnumMap<>(RecipePart.class);
    rank.ifPresent(value -> fixed.put(RecipePart.RANK, value.doubleValue()));
    rounds.ifPresent(value -> fixed.put(RecipePart.ROUNDS, value.doubleValue()));
    confidence.ifPresent(value -> fixed.put(RecipePart.CONFIDENCE, value));
    regularization.ifPresent(value -> fixed.put(RecipePart.REGULARIZATION, value));
    regularizationBase.ifPresent(value -> fixed.put(RecipePart.REGULARIZATION_BASE, value));
    easePenalty.ifPresent(value -> fixed.put(RecipePart.EASE_PENALTY, value));
    easeEvenness.ifPresent(value -> fixed.put(RecipePart.EASE_EVENNESS, value));
    return fixed;
  }

  /** The recipe: what is set here, else what was tuned, else what is usual. */
  Recipe recipe(Optional<TunedRecipe> tuned) {
    return tuned.map(TunedRecipe::recipe).orElse(Recipe.USUAL).by(engine).with(fixed());
  }
}
