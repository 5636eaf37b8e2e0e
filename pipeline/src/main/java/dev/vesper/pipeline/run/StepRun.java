package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.AuditedWriter.Found;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Publisher;
import dev.vesper.pipeline.warehouse.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/** Carries out one call of one job: run, write, list back, audit, receipt. */
final class StepRun {
  private static final double MILLIS = 1000.0;

  private final SparkSession run;
  private final Publisher publisher;
  private final UnaryOperator<String> location;
  private final Planner planner;
  private final Clock clock;

  StepRun(
      SparkSession spark,
      Publisher publisher,
      UnaryOperator<String> location,
      Planner planner,
      Clock clock) {
    this.run = spark;
    this.publisher = publisher;
    this.location = location;
    this.planner = planner;
    this.clock = clock;
  }

  /** What a call made, and what the job said about it. */
  record Made(List<Partition> partitions, List<String> notes) {}

  Made run(Step step, Catalogue catalogue) {
    Instant startedAt = clock.instant();
    Job job = step.job();
    SparkSession spark = StepSession.of(run, step, catalogue, planner.raw());
    TableReader reader = new TableReader(spark, location);
    try (RunInputs inputs =
        new RunInputs(spark, reader, catalogue, planner.raw(), step, planner.first())) {
      Outputs outputs = job.run(inputs, step.computed());
      refuseForeign(job, outputs);
      AuditedWriter writer =
          new AuditedWriter(spark, publisher, new Agreement(planner.consent(), reader, catalogue));
      Map<Table, Found> written =
          SideBySide.of(
              job.writes(),
              table -> writer.write(table, outputs.rows().get(table), step.wanted().keySet()));
      refuseBroken(written);
      Context context = new Context(step, planner.versions(catalogue), outputs, startedAt);
      List<Partition> made = new ArrayList<>();
      written.forEach((table, found) -> made.addAll(receipts(context, table, found)));
      return new Made(made, outputs.notes());
    }
  }

  private record Context(Step step, Versions versions, Outputs outputs, Instant startedAt) {}

  private static void refuseForeign(Job job, Outputs outputs) {
    if (!Set.copyOf(job.writes()).equals(outputs.rows().keySet())) {
      throw new IllegalStateException(
          "job %s declares %s and hands back %s"
              .formatted(job.name(), job.writes(), outputs.rows().keySet()));
    }
  }

  /** Refuses all tables of the call where one breaks a check. */
  private static void refuseBroken(Map<Table, Found> written) {
    List<String> problems = new ArrayList<>();
    written.forEach(
        (table, found) ->
            found
                .findings()
                .forEach((night, finding) -> problems.addAll(finding.problems(table, night))));
    if (!problems.isEmpty()) {
      throw Fault.of(ExitCode.DATA, problems);
    }
  }

  private List<Partition> receipts(Context context, Table table, Found found) {
    Map<Night, List<Receipt.DataFile>> written = found.files();
    Duration took = Duration.between(context.startedAt(), clock.instant());
    Job job = context.step().job();
    List<Partition> made = new ArrayList<>();
    found
        .findings()
        .forEach(
            (night, finding) ->
                made.add(
                    publisher.writeReceipt(
                        new Receipt(
                            partition(context, table, night, finding, written),
                            publisher.runId(),
                            job.name(),
                            job.version(),
                            parameters(job),
                            context.versions().madeFrom(job, night),
                            sources(job, night),
                            written.getOrDefault(night, List.of()),
                            table.schema().toDDL(),
                            finding.violations(),
                            context.outputs().metrics(),
                            context.outputs().notes(),
                            context.startedAt(),
                            took.toMillis() / MILLIS))));
    return made;
  }

  private Partition partition(
      Context context,
      Table table,
      Night night,
      Audit.Finding finding,
      Map<Night, List<Receipt.DataFile>> written) {
    List<Receipt.DataFile> files = written.getOrDefault(night, List.of());
    Map<Night, String> slices = new TreeMap<>();
    finding.slices().forEach((slice, digest) -> slices.put(slice, digest.text()));
    return new Partition(
        table.name(),
        night,
        publisher.directory(table, night),
        files.stream().map(Receipt.DataFile::name).toList(),
        finding.digest().rows(),
        files.stream().mapToLong(Receipt.DataFile::bytes).sum(),
        finding.digest().text(),
        context.versions().inputs(context.step().job(), night),
        context.versions().recipe(context.step().job()),
        Versions.schema(table),
        "",
        slices,
        context.versions().accord().of(table));
  }

  private static Map<String, String> parameters(Job job) {
    Map<String, String> named = new TreeMap<>();
    Record parameters = job.parameters();
    for (var component : parameters.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        named.put(component.getName(), String.valueOf(component.getAccessor().invoke(parameters)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("parameters of " + job.name() + " cannot be read", e);
      }
    }
    return named;
  }

  private List<Receipt.SourceFile> sources(Job job, Night night) {
    List<Receipt.SourceFile> sources = new ArrayList<>();
    for (Read read : job.reads()) {
      if (read instanceof Read.Raw files) {
        List<RawFile> mine =
            job.writes().get(0).kind() == Kind.DIMENSION
                ? planner.raw().all(files.source())
                : planner.raw().files(files.source(), night);
        mine.forEach(
            file ->
                sources.add(
                    new Receipt.SourceFile(file.path(), file.bytes(), file.modifiedMillis())));
      }
    }
    return sources;
  }
}
