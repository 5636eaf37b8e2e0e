package dev.vesper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vesper run}: brings the warehouse up to date. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    header = "Brings the warehouse up to date.",
    description = {
      "Builds what is missing or stale up to a night and publishes it in one step. On an empty"
          + " warehouse that is everything from the first night on; later, the missing nights,"
          + " oldest first. What is fresh stays as it is: run again, and nothing happens."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper run                                     up to yesterday, ./vesper.yaml",
      "  vesper run --config night.yaml --plain         as cron would",
      "  vesper run --night 2026-11-19                  up to a night",
      "  vesper run --job measure-growth                one job and what it needs",
      "  vesper run --json | jq -r .event               for programs, a JSON object a line"
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions settings;
  @Mixin private RequestOptions request;
  @Mixin private DisplayOptions display;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Platform platform = settings.platform(console);
    return new ShownRun(platform, console, display)
        .run(request.request(platform, console.clock()), PublishedTables::hints);
  }
}
