package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipeExam;
import dev.vesper.jobs.recommend.RecipeSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tries one recipe after another while there is time. */
final class Tuning {
  /** Today's recipe and the usual one are tried whatever the time. */
  private static final int ALWAYS = 2;

  private final RecipeExam exam;
  private final RecipeSearch search;
  private final InstantSource clock;
  private final Consumer<String> told;

  /**
   * @param told is given a line for each trial
   */
  Tuning(RecipeExam exam, RecipeSearch search, InstantSource clock, Consumer<String> told) {
    this.exam = exam;
    this.search = search;
    this.clock = clock;
    this.told = told;
  }

  /** So many trials at most, none begun when the time is over. */
  Trials trials(int most, Duration time) {
    Instant end = clock.instant().plus(time);
    List<Trial> trials = new ArrayList<>();
    while (trials.size() < most && (trials.size() < ALWAYS || clock.instant().isBefore(end))) {
      Trial trial = trial(trials.size());
      told.accept(line(trial));
      trials.add(trial);
    }
    return new Trials(trials);
  }

  private Trial trial(int place) {
    Instant began = clock.instant();
    Recipe recipe = search.recipe(place);
    RecipeExam.Result result = exam.result(recipe);
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    return new Trial(place + 1, recipe, result, seconds);
  }

  private static String line(Trial trial) {
    return String.format(
        Locale.ROOT,
        "trial %d: ndcg %.4f by %s, %s",
        trial.number(),
        trial.lists().ndcg(),
        trial.lists().method(),
        Words.seconds(trial.seconds()));
  }
}
