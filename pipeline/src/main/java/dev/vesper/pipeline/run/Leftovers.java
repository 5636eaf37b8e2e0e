package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What runs that never committed left behind, audited and with receipts. */
final class Leftovers {
  private final Planner planner;
  private final List<Receipt> receipts;

  Leftovers(Planner planner, List<Receipt> receipts) {
    this.planner = planner;
    this.receipts = List.copyOf(receipts);
  }

  /**
   * Of what a call would make that which was made by the same recipe from the same inputs: all
   * tables of a night, or none.
   */
  List<Partition> fitting(Step step, Catalogue catalogue) {
    Versions versions = planner.versions(catalogue);
    String recipe = versions.recipe(step.job());
    Map<Night, Map<String, Partition>> found = new TreeMap<>();
    for (Receipt receipt : receipts) {
      Partition partition = receipt.partition();
      boolean ours =
          step.job().writes().stream().anyMatch(table -> table.name().equals(partition.table()));
      if (ours
          && step.wanted().containsKey(partition.night())
          && partition.recipe().equals(recipe)
          && partition.inputs().equals(versions.inputs(step.job(), partition.night()))) {
        found
            .computeIfAbsent(partition.night(), night -> new HashMap<>())
            .put(partition.table(), partition);
      }
    }
    int tables = step.job().writes().size();
    return found.values().stream()
        .filter(partitions -> partitions.size() == tables)
        .flatMap(partitions -> partitions.values().stream())
        .toList();
  }
}
