package dev.vesper.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Commit;
import dev.vesper.pipeline.warehouse.Json;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper status}: what is published, and how old is it? Knows settings and commits only. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = "What is published, and how old is it?",
    description = {
      "Tells the newest published night, when it was published and what it lacks. Ends with exit"
          + " code 1 where nothing is published yet, or, with --max-age, where the last publishing"
          + " is longer ago. Starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper status                                  ./vesper.yaml",
      "  vesper status --max-age 26h >/dev/null         for cron: speaks only when too old",
      "  vesper status --json | jq -r .night            for programs"
    })
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--max-age",
      paramLabel = "AGE",
      description = "How long ago the last publishing may be, such as 90min, 26h or 3d.")
  private Duration maxAge;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  /** The newest commit for programs. */
  private record StatusFacts(
      Night night,
      Instant published,
      @JsonProperty("age_seconds") long ageSeconds,
      boolean complete,
      List<String> missing,
      @JsonProperty("too_old") boolean tooOld,
      String run) {}

  @Override
  public Integer call() {
    Warehouse warehouse = Warehouse.open(options.load(console).warehouse().path().text());
    Optional<Commit> newest = warehouse.newest();
    String place = warehouse.store().address("");
    if (newest.isEmpty()) {
      warn("nothing is published at " + place);
      return ExitCode.TOO_OLD.code();
    }
    Commit commit = newest.get();
    Duration age = Duration.between(commit.committedAt(), console.clock().instant());
    boolean tooOld = maxAge != null && age.compareTo(maxAge) > 0;
    if (json) {
      console.out().print(Json.text(facts(commit, age, tooOld)));
    } else {
      tell(commit, age, place);
    }
    if (tooOld) {
      warn(
          "night %s was published %s ago, longer than %s"
              .formatted(commit.night(), words(age), words(maxAge)));
    }
    return (tooOld ? ExitCode.TOO_OLD : ExitCode.DONE).code();
  }

  private static StatusFacts facts(Commit commit, Duration age, boolean tooOld) {
    return new StatusFacts(
        commit.night(),
        commit.committedAt(),
        age.toSeconds(),
        commit.missing().isEmpty(),
        commit.missing(),
        tooOld,
        commit.runId());
  }

  private void tell(Commit commit, Duration age, String place) {
    String lacks = String.join(", ", commit.missing());
    console
        .out()
        .println(
            "night "
                + commit.night()
                + " is published, "
                + (lacks.isEmpty() ? "complete" : "partial: it lacks " + lacks));
    console
        .out()
        .println(
            "on "
                + commit.committedAt().truncatedTo(ChronoUnit.SECONDS)
                + ", "
                + words(age)
                + " ago, at "
                + place);
  }

  private void warn(String sentence) {
    console
        .err()
        .println("vesper: " + sentence + "; run: vesper run --config " + options.file(console));
  }

  private static String words(Duration age) {
    return Words.seconds(Math.max(0, age.toMillis()) / 1000.0);
  }
}
