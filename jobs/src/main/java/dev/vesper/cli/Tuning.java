package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipeExam;
import dev.vesper.jobs.recommend.RecipeSearch;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Tries one recipe after another while there is time. */
final class Tuning {
  /** Today's recipe and the usual one are tried whatever the time. */
  private static final int ALWAYS = 2;

  private final Function<Recipe, RecipeExam.Result> exam;
  private final RecipeSearch search;
  private final InstantSource clock;
  private final Listener listener;

  /** Is told of a search while it goes on. */
  interface Listener {
    /** What is to be said of a trial. */
    void said(String line);

    /** All trials so far. */
    void tried(Trials soFar);
  }

  /**
   * @param exam what comes of a recipe
   */
  Tuning(
      Function<Recipe, RecipeExam.Result> exam,
      RecipeSearch search,
      InstantSource clock,
      Listener listener) {
    this.exam = exam;
    this.search = search;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * So many trials at most, none begun when the time is over; a recipe that nothing can be learnt
   * by is passed over, but today's is a fault then.
   */
  Trials trials(int most, Duration time) {
    Instant end = clock.instant().plus(time);
    Trials trials = new Trials(List.of(trial(0)));
    listener.said(line(trials.today()));
    listener.tried(trials);
    for (int place = 1;
        place < most && (place < ALWAYS || clock.instant().isBefore(end));
        place++) {
      Optional<Trial> trial = anyTrial(place);
      if (trial.isPresent()) {
        trials = trials.and(trial.get());
        listener.said(line(trial.get()));
        listener.tried(trials);
      }
    }
    return trials;
  }

  private Optional<Trial> anyTrial(int place) {
    try {
      return Optional.of(trial(place));
    } catch (Fault fault) {
      if (fault.exitCode() != ExitCode.SETTINGS) {
        throw fault;
      }
      listener.said("trial %d: passed over: %s".formatted(place + 1, fault.getMessage()));
      return Optional.empty();
    }
  }

  private Trial trial(int place) {
    Instant began = clock.instant();
    Recipe recipe = search.recipe(place);
    RecipeExam.Result result = exam.apply(recipe);
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
