package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.generate.Format;
import dev.vesper.generate.Generated;
import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.EngineSession;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vesper generate}: a made-up platform whose truth is known. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    header = "Makes up a platform, with the truth beside it.",
    description = {
      "Writes events, a directory a night, and users, contents, communities and plans of a made-up"
          + " knowledge community, and under truth/ what was planted. The same options give the"
          + " same bytes. Uses every core; under spark-submit, every core of the cluster."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper generate --out data-samples --users 400 --days 45 --seed 42    the samples",
      "  vesper generate --out big --users 150000 --days 60 --format parquet   a large one",
      "  vesper generate --out berlin --zone Europe/Berlin --first-night 2026-10-20 --days 14"
    })
final class GenerateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to; events/ and truth/ must not be there yet.")
  private String out;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many people register (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "45",
      description = "How many nights of event files (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "What all chance is drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--first-night",
      paramLabel = "DATE",
      description = "The first night (default: the one that makes 2026-11-19 the last).")
  private Night firstNight;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The business time zone (default: Asia/Shanghai).")
  private ZoneId zone;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How event files are written: json, csv or parquet (default: json).")
  private Format format;

  @Option(
      names = "--events-per-day",
      paramLabel = "N",
      description = "Events of an average user on a day with any (default: 9).")
  private Double eventsPerDay;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant begun = console.clock().instant();
    Generated made = write(settings());
    double seconds = Duration.between(begun, console.clock().instant()).toMillis() / 1000.0;
    console
        .out()
        .printf(
            "%s in %s: %s in %s (%s)%n",
            Words.count(made.lines(), "line"),
            Words.count(made.files(), "file"),
            parts(made),
            out,
            Words.seconds(seconds));
    console.out().println("what was planted is in " + out + "/truth");
    return ExitCode.DONE.code();
  }

  private GeneratorSettings settings() {
    GeneratorSettings usual = GeneratorSettings.of(users, days, seed);
    GeneratorSettings settings =
        usual.starting(
            Optional.ofNullable(firstNight).orElse(usual.firstNight()),
            Optional.ofNullable(zone).orElse(usual.zone()));
    if (format != null) {
      settings = settings.as(format);
    }
    return eventsPerDay == null ? settings : settings.eventsPerActiveDay(eventsPerDay);
  }

  private Generated write(GeneratorSettings settings) {
    if (Submission.ofProcess() == Submission.EMBEDDED) {
      return Generator.write(settings, out, Runtime.getRuntime().availableProcessors());
    }
    SparkSession spark = EngineSession.start(Optional.empty(), Map.of(), Optional.empty());
    try {
      return Generator.write(settings, out, spark);
    } finally {
      spark.stop();
    }
  }

  private static String parts(Generated made) {
    return "%s accepted, %s, %s too late, %s broken"
        .formatted(
            Words.count(made.accepted()),
            Words.count(made.duplicates(), "duplicate"),
            Words.count(made.tooLate()),
            Words.count(made.quarantined()));
  }
}
