package dev.vesper.cli;

import dev.vesper.jobs.recommend.RecipeExam;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.jobs.recommend.RecipeSearch;
import dev.vesper.jobs.recommend.RecommendContents;
import dev.vesper.jobs.recommend.RecommendParams;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.PublishedInputs;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vesper tune}: which numbers make better models of these data? */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    header = "Searches for numbers that make better models.",
    description = {
      "Tries recipes for the model of recommendations on published nights, ranking all contents:"
          + " today's, the usual one, then such as chance makes. One that beats today's by more than"
          + " noise is left in the warehouse, where the next run finds it; what the settings say of"
          + " recommendations.model stays as they say. Takes no lock; nights may be published"
          + " meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper tune recommend                          for half an hour, ./vesper.yaml",
      "  vesper tune recommend --minutes 120            the longer, the better",
      "  vesper tune recommend --trials 20 --seed 7     as many, whatever the machine",
      "  vesper tune recommend --set recommendations.model.rank=32   with this one fixed"
    })
final class TuneCommand implements Callable<Integer> {
  /** What can be tuned. */
  enum Subject {
    RECOMMEND
  }

  private final Console console;

  @Mixin private SettingsOptions settings;

  @Parameters(paramLabel = "MODEL", description = "Which model: recommend.")
  private Subject subject;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "No trial begins after so many (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "So many trials at most (default: as many as there is time for).")
  private int trials = Integer.MAX_VALUE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where chance starts (default: run.seed).")
  private Long seed;

  @Option(
      names = "--night",
      paramLabel = "DATE",
      description = "What was known then (default: the newest published night).")
  private Night night;

  @Spec private CommandSpec spec;

  TuneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return switch (subject) {
      case RECOMMEND -> recommend().code();
    };
  }

  private ExitCode recommend() {
    refuseNothing();
    Platform platform = settings.platform(console);
    RecommendParams params = platform.recommending();
    Set<RecipePart> fixed = fixed(platform);
    Night on = Optional.ofNullable(night).orElseGet(() -> platform.warehouse().published().night());
    long start = Optional.ofNullable(seed).orElse(params.seed());
    RecipeSearch search = new RecipeSearch(params.recipe(), fixed, start);
    try (SparkStarter spark = new SparkStarter(platform.settings(), console);
        PublishedInputs published =
            PublishedInputs.of(platform.warehouse(), new RecommendContents(params), on, spark);
        RecipeExam exam = RecipeExam.of(published.inputs(), on.date(), params)) {
      say(
          "recipes learn from what users did up to %s and are marked by what they took up to %s"
              .formatted(exam.span().learnt(), exam.span().marked()));
      TrialsFile file = TrialsFile.of(platform.store(), console.clock().instant());
      say("trials are kept in " + file.address());
      Trials tried =
          new Tuning(exam::result, search, console.clock(), new Told(file))
              .trials(trials, Duration.ofMinutes(minutes));
      tell(new TuningOutcome(platform, on, tried), tried);
    }
    return ExitCode.DONE;
  }

  private void refuseNothing() {
    if (trials < 1 || minutes < 0) {
      throw new ParameterException(
          spec.commandLine(), "at least one trial is needed, and no less than 0 minutes");
    }
  }

  private static Set<RecipePart> fixed(Platform platform) {
    Set<RecipePart> fixed = platform.settings().recommendations().model().fixed().keySet();
    if (fixed.size() == RecipePart.values().length) {
      throw new Fault(
          ExitCode.SETTINGS,
          "the settings say all of recommendations.model, so there is nothing to search for; leave"
              + " out what may change");
    }
    return fixed;
  }

  /** Says each trial, and leaves all so far where they are found should the search be ended. */
  private final class Told implements Tuning.Listener {
    private final TrialsFile file;

    Told(TrialsFile file) {
      this.file = file;
    }

    @Override
    public void said(String line) {
      say(line);
    }

    @Override
    public void tried(Trials soFar) {
      file.write(soFar);
    }
  }

  private void tell(TuningOutcome outcome, Trials tried) {
    say("");
    tried.table().forEach(this::say);
    say("");
    outcome.left().forEach(this::say);
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
