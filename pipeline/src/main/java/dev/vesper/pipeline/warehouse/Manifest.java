package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** The catalogue of a warehouse that nothing was published to yet. */
  public static Manifest empty(String runId, Night night, Map<String, String> constants) {
    return new Manifest(runId, night, Instant.EPOCH, constants, List.of(), Map.of());
  }

  /** The same run with these partitions instead. */
  public Manifest with(Map<String, TreeMap<Night, Partition>> instead) {
    return new Manifest(runId, night, committedAt, constants, missing, instead);
  }

  /** The same run with one more thing that never changes. */
  public Manifest constant(String name, String value) {
    Map<String, String> more = new TreeMap<>(constants);
    more.put(name, value);
    return new Manifest(runId, night, committedAt, more, missing, partitions);
  }

  /** Every partition of every table. */
  public Stream<Partition> everything() {
    return partitions.values().stream().flatMap(nights -> nights.values().stream());
  }

  /** Every directory whose data are still there; one that several partitions share, more often. */
  Stream<String> directories() {
    return everything().filter(Partition::present).map(Partition::directory);
  }

  public Optional<Partition> partition(String table, Night night) {
    return Optional.ofNullable(nights(table).get(night));
  }

  /** The partitions of a table by night; empty where it has none. Not to be changed. */
  public TreeMap<Night, Partition> nights(String table) {
    return partitions.getOrDefault(table, new TreeMap<>());
  }
}
