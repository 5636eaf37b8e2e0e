package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the nights of one job stand: what is there, and whether it is what would be made now. */
final class Standing {
  private static final int CHANGES_TOLD = 3;

  private final Job job;
  private final Catalogue catalogue;
  private final Versions versions;
  private final Function<Partition, Receipt> receipts;
  private final String recipe;

  Standing(Job job, Catalogue catalogue, Versions versions, Function<Partition, Receipt> receipts) {
    this.job = job;
    this.catalogue = catalogue;
    this.versions = versions;
    this.receipts = receipts;
    this.recipe = versions.recipe(job);
  }

  /** Whether every table of the job has its partition, be it dropped by retention since. */
  boolean complete(Night night) {
    return partitions(night).size() == job.writes().size();
  }

  /** Whether the partitions were made from something else than there is now. */
  boolean changed(Night night) {
    String inputs = versions.inputs(job, night);
    return partitions(night).stream().anyMatch(partition -> !partition.inputs().equals(inputs));
  }

  /** Whether the partitions were made by another recipe than the present one. */
  boolean olderRecipe(Night night) {
    return partitions(night).stream().anyMatch(partition -> !partition.recipe().equals(recipe));
  }

  /** Whether the data are there and just what would be made now. */
  boolean stands(Night night) {
    return complete(night)
        && partitions(night).stream().allMatch(Partition::present)
        && !changed(night)
        && !olderRecipe(night);
  }

  /** Whether the newest snapshot of a dimension is what would be made now. */
  boolean snapshotStands(Night night) {
    String inputs = versions.inputs(job, night);
    return job.writes().stream()
        .map(table -> catalogue.snapshot(table, night))
        .allMatch(
            old ->
                old.isPresent()
                    && old.get().inputs().equals(inputs)
                    && old.get().recipe().equals(recipe));
  }

  /** The nights whose data are there, in the table that the job names first. */
  NavigableSet<Night> present() {
    return catalogue.nights(job.writes().get(0)).values().stream()
        .filter(Partition::present)
        .map(Partition::night)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the job reads for a night that is not as its receipts say, in words. */
  String whatChanged(Night night) {
    Map<String, String> before = new HashMap<>();
    for (Receipt receipt : receiptsOf(night)) {
      receipt.madeFrom().forEach(input -> before.put(input.what(), input.version()));
    }
    Set<String> changes = new TreeSet<>();
    for (Receipt.Input input : versions.madeFrom(job, night)) {
      if (!input.version().equals(before.remove(input.what()))) {
        changes.add(input.what());
      }
    }
    changes.addAll(before.keySet());
    return changes.stream().limit(CHANGES_TOLD).collect(Collectors.joining(", ")) + " changed";
  }

  /** The raw files that went into a night, by path. */
  Set<String> filesSeen(Night night) {
    return receiptsOf(night).stream()
        .flatMap(receipt -> receipt.sources().stream())
        .map(Receipt.SourceFile::path)
        .collect(Collectors.toSet());
  }

  /** An input of a night whose rows are no longer kept, so that the night cannot be made again. */
  Optional<String> lostInput(Night night) {
    return job.reads().stream()
        .flatMap(read -> inputs(read, night).stream())
        .filter(partition -> !partition.present() && partition.rows() > 0)
        .map(partition -> partition.table() + " " + partition.night())
        .findFirst();
  }

  private List<Partition> inputs(Read read, Night night) {
    List<Partition> inputs = new ArrayList<>();
    if (read instanceof Read.Span span && span.table().kind() != Kind.STATE) {
      for (int offset = span.from(); offset <= span.to(); offset++) {
        catalogue.partition(span.table(), night.plus(offset)).ifPresent(inputs::add);
      }
    }
    if (read instanceof Read.Slices slices) {
      catalogue.nights(slices.table()).values().stream()
          .filter(partition -> partition.slices().containsKey(night))
          .forEach(inputs::add);
    }
    return inputs;
  }

  private List<Receipt> receiptsOf(Night night) {
    return partitions(night).stream().filter(Partition::present).map(receipts).toList();
  }

  private List<Partition> partitions(Night night) {
    List<Partition> partitions = new ArrayList<>();
    for (Table table : job.writes()) {
      catalogue.partition(table, night).ifPresent(partitions::add);
    }
    return partitions;
  }
}
