package dev.vesper.cli;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.run.Request;
import dev.vesper.pipeline.run.Request.Reprocess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vesper backfill}: builds a span of nights that a nightly run leaves alone. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    header = "Builds a span of older nights, or builds it anew.",
    description = {
      "Builds the missing nights of a span, however many, and takes in raw files that came too"
          + " late for a nightly run. With --reprocess, builds nights anew that are there already."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper backfill --from 2026-11-01 --to 2026-11-19                      what is missing",
      "  vesper backfill --from 2026-11-01 --to 2026-11-19 --reprocess stale    after a change",
      "  vesper backfill --from 2026-11-12 --to 2026-11-12 --reprocess all      one night anew"
    })
final class BackfillCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions settings;
  @Mixin private DisplayOptions display;

  @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first night.")
  private Night from;

  @Option(names = "--to", paramLabel = "DATE", required = true, description = "The last night.")
  private Night to;

  @Option(
      names = "--reprocess",
      paramLabel = "WHICH",
      description = {
        "Which nights that are there already to build anew: none, stale (built by older code or"
            + " with other parameters) or all (default: none)."
      })
  private Reprocess reprocess = Reprocess.NONE;

  @Option(
      names = "--records",
      description = "Also what was published and acted upon, which is never restated by itself.")
  private boolean records;

  @Spec private CommandSpec spec;

  BackfillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(), "--to " + to + " lies before --from " + from + "; swap them");
    }
    Request request = Request.nightly(to).backfilling(new Nights(from, to), reprocess, records);
    return new ShownRun(settings.platform(console), console, display)
        .run(request, PublishedTables::hints);
  }
}
