package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One published partition, as the manifest lists it. What decides freshness stands here, so that a
 * plan needs one file; the whole story is in the receipt beside the data.
 *
 * @param table the table's name
 * @param night the night it belongs to
 * @param directory relative to the warehouse; empty once the data were dropped by retention, while
 *     the version stays so that what was made from it stays fresh
 * @param files names of its Parquet files, in order
 * @param rows how many rows
 * @param bytes how many bytes the files take
 * @param version digest of the rows
 * @param inputs digest of the versions of everything it was made from
 * @param recipe digest of job, job version, parameters and schema
 * @param schema digest of the schema
 * @param receipt digest of the receipt's bytes
 * @param slices version of each slice, for a sliced table; empty for others
 * @param agreement of a table about people, who had agreed when its rows were last held against it;
 *     empty for other tables, and where nobody wrote it down
 */
public record Partition(
    String table,
    Night night,
    String directory,
    List<String> files,
    long rows,
    long bytes,
    String version,
    String inputs,
    String recipe,
    String schema,
    String receipt,
    Map<Night, String> slices,
    String agreement) {

  public Partition {
    agreement = Objects.requireNonNullElse(agreement, "");
    files = List.copyOf(files);
    slices = new TreeMap<>(slices);
  }

  /** Whether the data are still there. */
  public boolean present() {
    return !directory.isEmpty();
  }

  /** The same partition once its receipt is written. */
  public Partition sealed(String receiptDigest) {
    return new Partition(
        table,
        night,
        directory,
        files,
        rows,
        bytes,
        version,
        inputs,
        recipe,
        schema,
        receiptDigest,
        slices,
        agreement);
  }

  /** The same partition once retention has dropped its data. */
  public Partition dropped() {
    return new Partition(
        table, night, "", List.of(), rows, bytes, version, inputs, recipe, schema, receipt, slices,
        agreement);
  }

  /** The same partition once its rows are known to be of people who agree. */
  public Partition heldAgainst(String whoAgrees) {
    return new Partition(
        table, night, directory, files, rows, bytes, version, inputs, recipe, schema, receipt,
        slices, whoAgrees);
  }
}
