package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which published table somebody wants to see, and of which night. */
final class PublishedOptions {
  @Mixin private SettingsOptions settings;

  @Parameters(paramLabel = "TABLE", description = "A table's name; vesper tables lists them.")
  private String name;

  @Option(names = "--night", paramLabel = "DATE", description = "Only this night.")
  private Night night;

  Table table() {
    return TableDictionary.named(name);
  }

  Warehouse warehouse(Console console) {
    return Warehouse.open(settings.load(console).warehouse().path().text());
  }

  /** The night that was asked for, if any. */
  Optional<Night> night() {
    return Optional.ofNullable(night);
  }

  /** All nights of the table whose data are there, oldest first. */
  List<Partition> all(Warehouse warehouse) {
    return List.copyOf(kept(warehouse.published()).values());
  }

  /** One night of the table: the one that was asked for, else the newest published one. */
  Partition one(Warehouse warehouse) {
    Manifest manifest = warehouse.published();
    Night wanted = night().orElse(manifest.night());
    NavigableMap<Night, Partition> kept = kept(manifest);
    Optional<Partition> found =
        table().kind() == Kind.DIMENSION
            ? Optional.ofNullable(kept.floorEntry(wanted)).map(Map.Entry::getValue)
            : Optional.ofNullable(kept.get(wanted));
    return found.orElseThrow(
        () ->
            new Fault(ExitCode.NO_INPUT, "'" + name + "' has no data of " + wanted + there(kept)));
  }

  private static String there(NavigableMap<Night, Partition> kept) {
    return kept.isEmpty()
        ? "; nothing of it is published"
        : "; published are nights from " + kept.firstKey() + " to " + kept.lastKey();
  }

  private NavigableMap<Night, Partition> kept(Manifest manifest) {
    NavigableMap<Night, Partition> kept = new TreeMap<>(manifest.nights(table().name()));
    kept.values().removeIf(partition -> !partition.present());
    return kept;
  }
}
