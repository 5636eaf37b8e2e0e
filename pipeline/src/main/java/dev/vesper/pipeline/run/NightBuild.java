package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.JobOutcome.Status;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Commit;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Publisher;
import dev.vesper.pipeline.warehouse.Receipt;
import dev.vesper.pipeline.warehouse.Retention;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Brings a warehouse up to a night: plans, runs, and publishes everything in one commit. */
public final class NightBuild {
  private final Graph graph;
  private final Store store;
  private final Terms terms;
  private final Tenure tenure;

  public NightBuild(Graph graph, Store store, Terms terms, Tenure tenure) {
    this.graph = graph;
    this.store = store;
    this.terms = terms;
    this.tenure = tenure;
  }

  /** What a run would build. Touches nothing and starts no Spark. */
  public Plan plan(Request request) {
    Warehouse warehouse = Warehouse.open(store);
    Optional<Manifest> published = warehouse.manifest();
    return planner(warehouse, published, request)
        .plan(published.map(Catalogue::of).orElse(Catalogue.empty()));
  }

  /**
   * Builds what is missing or stale and publishes it.
   *
   * @param spark started only where there is something to build
   */
  public RunReport run(Request request, Supplier<SparkSession> spark, Progress progress) {
    Stopwatch watch = Stopwatch.started(tenure.clock());
    try (Publisher publisher = Publisher.begin(store, kept(), terms.constants(), tenure)) {
      Warehouse warehouse = Warehouse.open(store);
      Optional<Manifest> published = publisher.published();
      Catalogue catalogue = published.map(Catalogue::of).orElse(Catalogue.empty());
      Planner planner = planner(warehouse, published, request);
      Plan plan = planner.plan(catalogue);
      refuseAbsent(plan);
      refuseHalf(planner, published);
      progress.planned(plan);
      if (plan.isEmpty()) {
        return report(plan, List.of(), Optional.empty(), List.of(), watch);
      }
      Workplace work = new Workplace(spark.get(), publisher, store::uri, planner, tenure.clock());
      Runner runner = new Runner(work, graph, catalogue, progress);
      List<JobOutcome> outcomes = runner.run(terms.sideBySide());
      List<String> missing = missing(runner.catalogue(), planner.request().target());
      boolean nothing = nothingMade(outcomes) && !runner.heldAnew();
      if (requiredFailed(outcomes) || nothing) {
        return report(plan, outcomes, Optional.empty(), missing, watch);
      }
      Commit commit = publisher.commit(manifest(publisher, planner, runner.catalogue(), missing));
      return report(plan, outcomes, Optional.of(commit), missing, watch);
    }
  }

  private Planner planner(Warehouse warehouse, Optional<Manifest> published, Request request) {
    Request whole = neverBackwards(request, published);
    Function<Partition, Receipt> receipts = warehouse::receipt;
    RawNights raw =
        RawNights.list(
            graph.sources(),
            SeenFiles.of(graph, published, receipts),
            whole.target(),
            tenure.clock().instant());
    Night first = new FirstNight(graph, terms).of(published, raw);
    published.ifPresent(manifest -> refuseLongCatchUp(manifest.night(), whole));
    if (whole.target().isBefore(first)) {
      throw new Fault(
          ExitCode.NO_INPUT,
          "night %s lies before the first night %s: there is nothing to build"
              .formatted(whole.target(), first));
    }
    return new Planner(graph, raw, first, terms, whole, receipts);
  }

  private void refuseLongCatchUp(Night night, Request request) {
    int missing = request.target().since(night);
    if (missing > terms.maxCatchup() && request.backfill().isEmpty()) {
      throw new Fault(
          ExitCode.NO_INPUT,
          "%d nights are missing since %s, more than run.max-catchup (%d); to build them: vesper backfill --from %s --to %s"
              .formatted(missing, night, terms.maxCatchup(), night.next(), request.target()));
    }
  }

  /** A warehouse that stands at a later night is brought up to that one. */
  private static Request neverBackwards(Request request, Optional<Manifest> published) {
    return published
        .map(Manifest::night)
        .filter(night -> night.isAfter(request.target()))
        .map(request::upTo)
        .orElse(request);
  }

  private static void refuseAbsent(Plan plan) {
    if (!plan.absent().isEmpty()) {
      List<String> problems = new ArrayList<>(plan.absent());
      problems.add(
          "nothing was built: wait for the files, or set source.allow-empty to build such nights as empty");
      throw Fault.of(ExitCode.NO_INPUT, problems);
    }
  }

  /** A new night is never published for some jobs alone, without the tables it must have. */
  private void refuseHalf(Planner planner, Optional<Manifest> published) {
    Night target = planner.request().target();
    if (published.map(Manifest::night).filter(night -> !night.isBefore(target)).isPresent()) {
      return;
    }
    List<String> lacking =
        graph.tables().stream()
            .filter(terms::mandatory)
            .filter(table -> !planner.jobs().contains(graph.owner(table)))
            .map(Table::name)
            .toList();
    if (!lacking.isEmpty()) {
      throw new Fault(
          ExitCode.USAGE,
          "night %s is new and must have %s; leave --job out, or name a night that is published"
              .formatted(target, String.join(", ", lacking)));
    }
  }

  private List<Table> kept() {
    return graph.tables().stream().map(table -> table.keeping(terms.kept(table))).toList();
  }

  private Manifest manifest(
      Publisher publisher, Planner planner, Catalogue catalogue, List<String> missing) {
    Map<String, TreeMap<Night, Partition>> partitions = new TreeMap<>();
    catalogue.partitions().forEach((table, nights) -> partitions.put(table, new TreeMap<>(nights)));
    Manifest all =
        publisher
            .next(planner.request().target(), missing, List.of())
            .constant(FirstNight.CONSTANT, planner.first().toString())
            .with(partitions);
    return Retention.aged(Retention.applied(all, kept()), keptUnmade(partitions.keySet()));
  }

  /** How many nights are kept of tables that no job makes any more, where the settings say so. */
  private Map<String, Integer> keptUnmade(Set<String> published) {
    Map<String, Integer> kept = new TreeMap<>(terms.keptNights());
    kept.keySet().retainAll(published);
    kept.values().removeIf(nights -> nights == 0);
    graph.tables().forEach(table -> kept.remove(table.name()));
    return kept;
  }

  /** Tables that the night should have and lacks. */
  private List<String> missing(Catalogue catalogue, Night target) {
    return graph.tables().stream()
        .filter(table -> table.kind() != Kind.DIMENSION)
        .filter(table -> catalogue.partition(table, target).isEmpty())
        .map(Table::name)
        .toList();
  }

  private boolean requiredFailed(List<JobOutcome> outcomes) {
    return outcomes.stream()
        .filter(JobOutcome::broken)
        .anyMatch(
            outcome ->
                graph.jobs().stream()
                    .filter(job -> job.name().equals(outcome.job()))
                    .flatMap(job -> job.writes().stream())
                    .anyMatch(terms::mandatory));
  }

  private static boolean nothingMade(List<JobOutcome> outcomes) {
    return outcomes.stream().allMatch(outcome -> outcome.built().isEmpty());
  }

  private RunReport report(
      Plan plan,
      List<JobOutcome> outcomes,
      Optional<Commit> commit,
      List<String> missing,
      Stopwatch watch) {
    ExitCode exitCode = exitCode(outcomes, commit, missing);
    return new RunReport(plan, outcomes, commit, missing, exitCode, watch.seconds());
  }

  private static ExitCode exitCode(
      List<JobOutcome> outcomes, Optional<Commit> commit, List<String> missing) {
    Optional<JobOutcome> failed =
        outcomes.stream().filter(outcome -> outcome.status() == Status.FAILED).findFirst();
    if (commit.isPresent()) {
      return failed.isPresent() || !missing.isEmpty() ? ExitCode.PARTIAL : ExitCode.DONE;
    }
    return failed
        .map(outcome -> outcome.failure().flatMap(Blame::of).map(Fault::exitCode))
        .map(code -> code.orElse(ExitCode.SOFTWARE))
        .orElse(ExitCode.DONE);
  }
}
