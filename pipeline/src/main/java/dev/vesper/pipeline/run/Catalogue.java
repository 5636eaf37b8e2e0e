package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every partition there is, by table and night; grows while a run builds. Never changed in place.
 */
public final class Catalogue {
  private final Map<String, NavigableMap<Night, Partition>> partitions;

  private Catalogue(Map<String, NavigableMap<Night, Partition>> partitions) {
    this.partitions = partitions;
  }

  public static Catalogue empty() {
    return new Catalogue(new TreeMap<>());
  }

  public static Catalogue of(Manifest manifest) {
    return new Catalogue(new TreeMap<>(manifest.partitions()));
  }

  /** This catalogue with some partitions added or put in the place of older ones. */
  public Catalogue with(Collection<Partition> more) {
    Map<String, NavigableMap<Night, Partition>> next = new TreeMap<>(partitions);
    Map<String, List<Partition>> byTable =
        more.stream().collect(Collectors.groupingBy(Partition::table));
    byTable.forEach(
        (table, added) -> {
          NavigableMap<Night, Partition> nights =
              new TreeMap<>(partitions.getOrDefault(table, new TreeMap<>()));
          added.forEach(partition -> nights.put(partition.night(), partition));
          next.put(table, nights);
        });
    return new Catalogue(next);
  }

  /** This catalogue without the partitions of a table on one night. */
  public Catalogue without(Table table, Night night) {
    Map<String, NavigableMap<Night, Partition>> next = new TreeMap<>(partitions);
    NavigableMap<Night, Partition> nights = new TreeMap<>(nights(table));
    nights.remove(night);
    next.put(table.name(), nights);
    return new Catalogue(next);
  }

  public Optional<Partition> partition(Table table, Night night) {
    return Optional.ofNullable(nights(table).get(night));
  }

  /** The partitions of a table by night. Not to be changed. */
  public NavigableMap<Night, Partition> nights(Table table) {
    return partitions.getOrDefault(table.name(), new TreeMap<>());
  }

  /** The newest partition up to a night, or the first there is. */
  public Optional<Partition> snapshot(Table table, Night night) {
    NavigableMap<Night, Partition> nights = nights(table);
    Map.Entry<Night, Partition> found = nights.floorEntry(night);
    return Optional.ofNullable(found == null ? nights.firstEntry() : found)
        .map(Map.Entry::getValue);
  }

  /** The newest partition there is. */
  Optional<Partition> newest(Table table) {
    return Optional.ofNullable(nights(table).lastEntry()).map(Map.Entry::getValue);
  }

  /** The snapshots that some nights see. */
  Set<Partition> snapshots(Table table, Nights nights) {
    return nights.stream()
        .flatMap(night -> snapshot(table, night).stream())
        .collect(Collectors.toSet());
  }

  Map<String, NavigableMap<Night, Partition>> partitions() {
    return partitions;
  }
}
