package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lets go of the data of nights that a table keeps no longer. */
public final class Retention {
  private Retention() {}

  /**
   * The catalogue in which a partition older than a table's newest kept ones has no directory any
   * more; its version stays, so that what was made from it stays fresh. {@code gc} removes the data
   * once no kept manifest names them.
   */
  public static Manifest applied(Manifest manifest, List<Table> tables) {
    Map<String, TreeMap<Night, Partition>> kept = new TreeMap<>(manifest.partitions());
    for (Table table : tables) {
      if (table.terms().keptNights() > 0) {
        kept.computeIfPresent(
            table.name(),
            (name, nights) -> {
              TreeMap<Night, Partition> rest = new TreeMap<>(nights);
              old(nights, table.terms().keptNights())
                  .forEach(each -> rest.put(each.night(), each.dropped()));
              return rest;
            });
      }
    }
    return manifest.with(kept);
  }

  /**
   * The same for tables that no job makes any more: their nights go by their age, because no newer
   * ones push them out.
   *
   * @param kept how many nights up to that of the manifest are kept, by the name of such a table
   */
  public static Manifest aged(Manifest manifest, Map<String, Integer> kept) {
    Map<String, TreeMap<Night, Partition>> rest = new TreeMap<>(manifest.partitions());
    kept.forEach(
        (table, newest) -> {
          TreeMap<Night, Partition> nights = new TreeMap<>(manifest.nights(table));
          nights
              .headMap(manifest.night().plus(1 - newest), false)
              .replaceAll((night, partition) -> partition.dropped());
          rest.put(table, nights);
        });
    return manifest.with(rest);
  }

  private static Stream<Partition> old(NavigableMap<Night, Partition> nights, int kept) {
    return nights.descendingMap().values().stream().filter(Partition::present).skip(kept);
  }
}
