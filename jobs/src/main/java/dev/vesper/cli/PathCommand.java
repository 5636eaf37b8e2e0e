package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper path}: the files of a table, for whatever reads Parquet. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    header = "Names the files of a table, for pandas and polars.",
    description = {
      "Prints the Parquet files of a table as the newest commit has them, one a line: all nights,"
          + " or one. Starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper path growth                             every night",
      "  vesper path growth --latest                    the newest published night",
      "  vesper path events --night 2026-11-19          one night",
      "  vesper path growth | python3 -c 'import sys, polars;"
          + " print(polars.read_parquet(sys.stdin.read().split(\"\\n\")[:-1]))'"
    })
final class PathCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PublishedOptions published;

  @Option(names = "--latest", description = "Only the newest published night.")
  private boolean latest;

  PathCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Warehouse warehouse = published.warehouse(console);
    boolean one = latest || published.night().isPresent();
    List<Partition> partitions = one ? List.of(published.one(warehouse)) : published.all(warehouse);
    warehouse.addresses(partitions.stream()).forEach(console.out()::println);
    return ExitCode.DONE.code();
  }
}
