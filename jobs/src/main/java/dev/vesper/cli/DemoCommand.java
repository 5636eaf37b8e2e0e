package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.run.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper demo}: the samples, from raw files to tables. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Builds the sample nights and shows what came of them.",
    description = {
      "Runs all nights of data-samples, a made-up knowledge community, into the warehouse that"
          + " data-samples/vesper.yaml names. A second time, everything is fresh and nothing is"
          + " built."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper demo                                       the first look",
      "  vesper demo --warehouse /tmp/demo                 another place for the tables",
      "  vesper show growth -c data-samples/vesper.yaml    then, for instance"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String HOME = "vesper.home";

  private final Console console;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Where the tables go (default: as the samples' settings say).")
  private Path warehouse;

  @Mixin private DisplayOptions display;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = Path.of(System.getProperty(HOME, ""), "data-samples", "vesper.yaml");
    if (!Files.isRegularFile(file)) {
      throw new Fault(
          ExitCode.NO_INPUT,
          file.toAbsolutePath()
              + " is not there; start the demo with ./vesper demo of a whole copy of Vesper");
    }
    Platform platform = SettingsOptions.of(file, overrides()).platform(console);
    return new ShownRun(platform, console, display)
        .run(Request.nightly(lastNight(platform)), PublishedTables::wholeStory);
  }

  private List<String> overrides() {
    return Optional.ofNullable(warehouse)
        .map(Path::toAbsolutePath)
        .map(place -> List.of("warehouse.path=" + place, "warehouse.work=" + place + "-work"))
        .orElse(List.of());
  }

  private static Night lastNight(Platform platform) {
    return platform.events().files().stream()
        .map(RawFile::night)
        .flatMap(Optional::stream)
        .max(Night::compareTo)
        .orElseThrow(
            () ->
                new Fault(
                    ExitCode.NO_INPUT,
                    "data-samples hold no night; make them anew as data-samples/README.md says"));
  }
}
