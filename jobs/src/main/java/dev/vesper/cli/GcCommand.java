package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.config.WarehouseSettings;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.warehouse.GarbageCollector;
import dev.vesper.pipeline.warehouse.GarbageCollector.Keep;
import dev.vesper.pipeline.warehouse.GarbageCollector.Removal;
import dev.vesper.pipeline.warehouse.Stores;
import dev.vesper.pipeline.warehouse.Tenure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper gc}: clears away what no kept run names. */
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    header = "Clears away what no kept run names.",
    description = {
      "Removes partitions, catalogues and commits of runs that are kept no longer:"
          + " warehouse.keep-runs and warehouse.keep-hours say which are. Readers of kept runs are"
          + " never disturbed. Starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper gc --dry-run                            what would go?",
      "  vesper gc                                      away with it",
      "  vesper gc --set warehouse.keep-runs=2          keep less, this time"
    })
final class GcCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions options;

  @Option(names = "--dry-run", description = "Only tell what would be removed.")
  private boolean dryRun;

  GcCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WarehouseSettings warehouse = options.load(console).warehouse();
    Keep keep = new Keep(warehouse.keepRuns(), Duration.ofHours(warehouse.keepHours()));
    GarbageCollector collector =
        new GarbageCollector(Stores.at(warehouse.path().text()), keep, Tenure.by(console.clock()));
    List<Removal> removals = dryRun ? collector.plan() : collector.run();
    removals.forEach(each -> console.out().println(each.path() + "  " + each.why()));
    console.out().println(ending(removals.size()) + " in " + warehouse.path());
    return ExitCode.DONE.code();
  }

  private String ending(int removals) {
    if (removals == 0) {
      return "nothing to remove";
    }
    return Words.count(removals, "thing") + (dryRun ? " to remove" : " removed");
  }
}
