package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole catalogue as of one run.
 *
 * @param runId the run that wrote it
 * @param night the night it brought the warehouse up to
 * @param committedAt when it was written
 * @param constants what can never change between runs: zone, week rule, pseudonym key id
 * @param missing tables that the night lacks because their job failed; empty for a complete night
 * @param partitions every partition of every table, by table name, then by night
 */
public record Manifest(
    String runId,
    Night night,
    Instant committedAt,
    Map<String, String> constants,
    List<String> missing,
    Map<String, TreeMap<Night, Partition>> partitions) {

  public Manifest {
    constants = new TreeMap<>(constants);
    missing = List.copyOf(missing);
    partitions = new TreeMap<>(partitions);
  }

  public Optional<Partition> partition(String table, Night night) {
    return Optional.ofNullable(nights(table).get(night));
  }

  /** The partitions of a table by night; empty where it has none. Not to be changed. */
  public TreeMap<Night, Partition> nights(String table) {
    return partitions.getOrDefault(table, new TreeMap<>());
  }
}
