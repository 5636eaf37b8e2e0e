package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What a job would read for a night, as the newest commit stands: for whoever looks at published
 * tables as a job does, and writes none. Takes no lock; runs that publish meanwhile change nothing
 * of it.
 */
public final class PublishedInputs implements AutoCloseable {
  private final RunInputs inputs;

  private PublishedInputs(RunInputs inputs) {
    this.inputs = inputs;
  }

  /**
   * The inputs of a job that reads no raw files; a fault where the night itself is not published.
   *
   * @param spark started only where there is something to read
   */
  public static PublishedInputs of(
      Warehouse warehouse, Job job, Night night, Supplier<SparkSession> spark) {
    Optional<Manifest> published = warehouse.manifest();
    Catalogue catalogue = published.map(Catalogue::of).orElse(Catalogue.empty());
    job.reads().forEach(read -> refuseAbsent(read, catalogue, night));
    NavigableMap<Night, String> wanted = new TreeMap<>(Map.of(night, "looked at"));
    Step step = new Step(job, Nights.only(night), wanted);
    RawNights none = RawNights.list(List.of(), Map.of(), night, Instant.EPOCH);
    SparkSession session = StepSession.of(spark.get(), step, catalogue, none);
    TableReader reader = new TableReader(session, warehouse.store()::uri);
    Night first = FirstNight.begun(published).orElse(night);
    return new PublishedInputs(new RunInputs(session, reader, catalogue, none, step, first));
  }

  private static void refuseAbsent(Read read, Catalogue catalogue, Night night) {
    boolean tonight = read instanceof Read.Span span && span.from() <= 0 && span.to() >= 0;
    Table table = Graph.tableOf(read).orElseThrow();
    if (tonight && catalogue.partition(table, night).filter(Partition::present).isEmpty()) {
      List<Night> there =
          catalogue.nights(table).values().stream()
              .filter(Partition::present)
              .map(Partition::night)
              .toList();
      throw new Fault(
          ExitCode.NO_INPUT,
          "'%s' has no data of %s; %s"
              .formatted(
                  table.name(),
                  night,
                  there.isEmpty()
                      ? "nothing of it is published yet; run: vesper run"
                      : "published are nights from %s to %s"
                          .formatted(there.get(0), there.get(there.size() - 1))));
    }
  }

  /** What the job asks for. */
  public Inputs inputs() {
    return inputs;
  }

  @Override
  public void close() {
    inputs.close();
  }
}
