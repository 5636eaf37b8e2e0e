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
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Carries out one call of one job: run, write, list back, audit, receipt. */
final class StepRun {
  private final Workplace work;

  StepRun(Workplace work) {
    this.work = work;
  }

  /** What a call made, and what the job said about it. */
  record Made(List<Partition> partitions, List<String> notes) {}

  Made run(Step step, Catalogue catalogue) {
    Stopwatch watch = Stopwatch.started(work.clock());
    Planner planner = work.planner();
    Job job = step.job();
    SparkSession spark = StepSession.of(work.spark(), step, catalogue, planner.raw());
    TableReader reader = new TableReader(spark, work.location());
    try (RunInputs inputs =
        new RunInputs(spark, reader, catalogue, planner.raw(), step, planner.first())) {
      Outputs outputs = job.run(inputs, step.computed());
      refuseForeign(job, outputs);
      Agreement agreement = new Agreement(planner.consent(), reader, catalogue);
      AuditedWriter writer = new AuditedWriter(spark, work.publisher(), agreement);
      Map<Table, Found> written =
          SideBySide.of(
              job.writes(),
              table -> writer.write(table, outputs.rows().get(table), step.wanted().keySet()));
      refuseBroken(written);
      Context context = new Context(step, planner.versions(catalogue), outputs, watch);
      List<Partition> made = new ArrayList<>();
      written.forEach((table, found) -> made.addAll(receipts(context, table, found)));
      return new Made(made, outputs.notes());
    }
  }

  private record Context(Step step, Versions versions, Outputs outputs, Stopwatch watch) {}

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
    double seconds = context.watch().seconds();
    return found.findings().keySet().stream()
        .map(night -> receipt(context, table, night, found, seconds))
        .map(work.publisher()::writeReceipt)
        .toList();
  }

  private Receipt receipt(Context context, Table table, Night night, Found found, double seconds) {
    Job job = context.step().job();
    return new Receipt(
        partition(context, table, night, found),
        work.publisher().runId(),
        job.name(),
        job.version(),
        parameters(job),
        context.versions().madeFrom(job, night),
        sources(job, night),
        found.files(night),
        table.schema().toDDL(),
        found.findings().get(night).violations(),
        context.outputs().metrics(),
        context.outputs().notes(),
        context.watch().startedAt(),
        seconds);
  }

  private Partition partition(Context context, Table table, Night night, Found found) {
    Audit.Finding finding = found.findings().get(night);
    List<Receipt.DataFile> files = found.files(night);
    Map<Night, String> slices = new TreeMap<>();
    finding.slices().forEach((slice, digest) -> slices.put(slice, digest.text()));
    return new Partition(
        table.name(),
        night,
        work.publisher().directory(table, night),
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
                ? work.planner().raw().all(files.source())
                : work.planner().raw().files(files.source(), night);
        mine.forEach(
            file ->
                sources.add(
                    new Receipt.SourceFile(file.path(), file.bytes(), file.modifiedMillis())));
      }
    }
    return sources;
  }
}
