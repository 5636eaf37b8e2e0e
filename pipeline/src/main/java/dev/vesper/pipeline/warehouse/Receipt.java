package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Lies beside a partition and tells how it came to be: what went in, which recipe, what came out,
 * which checks it passed. The only place where clocks stand.
 *
 * @param partition the partition as the manifest lists it, with an empty receipt digest
 * @param runId the run that wrote it
 * @param job the job's name
 * @param jobVersion the job's version
 * @param parameters the job's parameters by name, as text
 * @param madeFrom each input and its version, in words and digest
 * @param sources the raw files that went in; empty where the job reads tables only
 * @param files name and size of each file
 * @param schema the schema as DDL
 * @param checks each check and how many rows broke it
 * @param metrics named figures of the job
 * @param notes sentences of the job
 * @param startedAt when the job's run began
 * @param seconds how long the job's run took, over all its nights
 */
public record Receipt(
    Partition partition,
    String runId,
    String job,
    int jobVersion,
    Map<String, String> parameters,
    List<Input> madeFrom,
    List<SourceFile> sources,
    List<DataFile> files,
    String schema,
    Map<String, Long> checks,
    Map<String, Double> metrics,
    List<String> notes,
    Instant startedAt,
    double seconds) {

  /** One input: what it is in words ("user_days 2026-11-19") and its version. */
  public record Input(String what, String version) {}

  /** A raw file that went in, for the ledger of files already seen. */
  public record SourceFile(String path, long bytes, long modifiedMillis) {}

  /** A file that came out. */
  public record DataFile(String name, long bytes) {}

  /** The same receipt over another description of its partition. */
  public Receipt with(Partition other) {
    return new Receipt(
        other,
        runId,
        job,
        jobVersion,
        parameters,
        madeFrom,
        sources,
        files,
        schema,
        checks,
        metrics,
        notes,
        startedAt,
        seconds);
  }

  /** The night it belongs to. */
  public Night night() {
    return partition.night();
  }
}
