package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.JobOutcome.Status;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Publisher;
import dev.vesper.pipeline.warehouse.Receipt;
import dev.vesper.pipeline.warehouse.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the jobs, each as soon as what it reads is made, a bounded number side by side. A job that
 * fails stops only what depends on it. Nothing is committed here.
 */
final class Runner {
  private static final double MILLIS = 1000.0;

  private final SparkSession spark;
  private final Graph graph;
  private final Planner planner;
  private final StepRun stepRun;
  private final Holding holding;
  private final Catalogue published;
  private final List<Receipt> adoptable;
  private final Progress progress;
  private final Clock clock;
  private final AtomicReference<Catalogue> catalogue;
  private final AtomicBoolean heldAnew = new AtomicBoolean();

  Runner(
      SparkSession spark,
      Graph graph,
      Planner planner,
      Publisher publisher,
      Store store,
      Catalogue published,
      Progress progress,
      Clock clock) {
    this.spark = spark;
    this.graph = graph;
    this.planner = planner;
    this.stepRun = new StepRun(spark, publisher, store::uri, planner, clock);
    this.holding = new Holding(spark, publisher, store::uri, planner, clock);
    this.published = published;
    this.adoptable = publisher.adoptable();
    this.progress = progress;
    this.clock = clock;
    this.catalogue = new AtomicReference<>(published);
  }

  /** The catalogue as the jobs left it. */
  Catalogue catalogue() {
    return catalogue.get();
  }

  /** Whether something published is known to hold nobody but those who agree now. */
  boolean heldAnew() {
    return heldAnew.get();
  }

  /** Runs everything that is stale or missing and tells how each job fared, in order. */
  List<JobOutcome> run(int sideBySide) {
    ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
    StageProgress stages = new StageProgress(progress);
    spark.sparkContext().addSparkListener(stages);
    try {
      List<Job> jobs = planner.jobs();
      Map<Job, CompletableFuture<JobOutcome>> running = new HashMap<>();
      List<Job> tellers = jobs.stream().filter(graph.whatTellsWhoAgrees()::contains).toList();
      tellers.forEach(job -> running.put(job, begun(job, upstream(job, running), threads)));
      List<CompletableFuture<JobOutcome>> told = List.copyOf(running.values());
      CompletableFuture<JobOutcome> held =
          allOf(told)
              .thenApplyAsync(
                  ignored -> hold(told.stream().map(each -> each.join()).toList()), threads);
      for (Job job : jobs) {
        if (!tellers.contains(job)) {
          List<CompletableFuture<JobOutcome>> upstream = upstream(job, running);
          if (Graph.dealsWithPeople(job)) {
            upstream.add(held);
          }
          running.put(job, begun(job, upstream, threads));
        }
      }
      return Stream.concat(
              Stream.of(held.join()).filter(outcome -> outcome.status() != Status.FRESH),
              jobs.stream().map(job -> running.get(job).join()))
          .toList();
    } finally {
      threads.shutdownNow();
      spark.sparkContext().removeSparkListener(stages);
    }
  }

  private List<CompletableFuture<JobOutcome>> upstream(
      Job job, Map<Job, CompletableFuture<JobOutcome>> running) {
    return graph.upstream(job).stream()
        .map(running::get)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private CompletableFuture<JobOutcome> begun(
      Job job, List<CompletableFuture<JobOutcome>> upstream, ExecutorService threads) {
    return allOf(upstream)
        .thenApplyAsync(
            ignored -> runOrSkip(job, upstream.stream().map(each -> each.join()).toList()),
            threads);
  }

  private static CompletableFuture<Void> allOf(Collection<CompletableFuture<JobOutcome>> all) {
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  /**
   * Leaves those who do not agree out of what is published, before anything is made of it; nobody
   * where the list of who agrees could not be read.
   */
  private JobOutcome hold(List<JobOutcome> told) {
    Instant startedAt = clock.instant();
    if (told.stream().anyMatch(JobOutcome::broken)) {
      return held(Status.FRESH, startedAt, Holding.Made.NOTHING, Optional.empty());
    }
    JobOutcome outcome;
    try {
      label(Holding.NAME, "published nights about people");
      Holding.Made made = holding.of(catalogue.get(), published);
      catalogue.updateAndGet(all -> all.with(made.held()));
      heldAnew.set(!made.held().isEmpty());
      Status status = made.cleared().isEmpty() ? Status.FRESH : Status.BUILT;
      outcome = held(status, startedAt, made, Optional.empty());
    } catch (Throwable e) { // Scala throws checked exceptions without declaring them.
      outcome = held(Status.FAILED, startedAt, Holding.Made.NOTHING, Optional.of(e));
    }
    if (outcome.status() != Status.FRESH) {
      progress.finished(outcome);
    }
    return outcome;
  }

  private JobOutcome held(
      Status status, Instant startedAt, Holding.Made made, Optional<Throwable> failure) {
    return new JobOutcome(
        Holding.NAME, status, made.cleared(), 0, since(startedAt), made.notes(), failure);
  }

  private double since(Instant startedAt) {
    return Duration.between(startedAt, clock.instant()).toMillis() / MILLIS;
  }

  private JobOutcome runOrSkip(Job job, List<JobOutcome> upstream) {
    Optional<JobOutcome> broken = upstream.stream().filter(JobOutcome::broken).findFirst();
    JobOutcome outcome =
        broken.isPresent()
            ? new JobOutcome(
                job.name(),
                Status.SKIPPED,
                List.of(),
                0,
                0,
                List.of("not tried, because " + broken.get().job() + " did not get through"),
                Optional.empty())
            : run(job);
    if (outcome.broken()) {
      withdraw(job);
    }
    progress.finished(outcome);
    return outcome;
  }

  /** A night never shows what a failed job made of older inputs as if it were tonight's. */
  private void withdraw(Job job) {
    Night target = planner.request().target();
    for (Table table : job.writes()) {
      catalogue.updateAndGet(all -> all.without(table, target));
    }
  }

  private JobOutcome run(Job job) {
    Instant startedAt = clock.instant();
    List<Partition> made = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int adopted = 0;
    try {
      if (planner.request().reprocess() != Request.Reprocess.ALL) {
        made.addAll(adopt(job));
      }
      adopted = made.size();
      for (Step step : planner.steps(job, catalogue.get())) {
        progress.started(job, step);
        label(step.job().name(), step.computed().toString());
        StepRun.Made more = stepRun.run(step, catalogue.get());
        catalogue.updateAndGet(all -> all.with(more.partitions()));
        made.addAll(more.partitions());
        notes.addAll(more.notes());
      }
      Status status = made.isEmpty() ? Status.FRESH : Status.BUILT;
      return outcome(job, status, made, adopted, startedAt, notes, Optional.empty());
    } catch (Throwable e) { // Scala throws checked exceptions without declaring them.
      return outcome(job, Status.FAILED, made, adopted, startedAt, notes, Optional.of(e));
    }
  }

  private JobOutcome outcome(
      Job job,
      Status status,
      List<Partition> made,
      int adopted,
      Instant startedAt,
      List<String> notes,
      Optional<Throwable> failure) {
    return new JobOutcome(
        job.name(),
        status,
        List.copyOf(made),
        adopted,
        since(startedAt),
        List.copyOf(notes),
        failure);
  }

  /** What Spark shows and schedules the call by; its threads are given out anew for each job. */
  private void label(String name, String what) {
    spark.sparkContext().setJobGroup(name, name + " " + what, true);
    spark.sparkContext().setLocalProperty("spark.scheduler.pool", name);
  }

  /** Takes over what a run that never committed made by the same recipe from the same inputs. */
  private List<Partition> adopt(Job job) {
    List<Partition> all = new ArrayList<>();
    List<Partition> more;
    do {
      more =
          planner.steps(job, catalogue.get()).stream()
              .flatMap(step -> fitting(step).stream())
              .toList();
      List<Partition> taken = more;
      catalogue.updateAndGet(now -> now.with(taken));
      all.addAll(more);
    } while (!more.isEmpty());
    return all;
  }

  private List<Partition> fitting(Step step) {
    Versions versions = planner.versions(catalogue.get());
    String recipe = versions.recipe(step.job());
    Map<Night, Map<String, Partition>> found = new TreeMap<>();
    for (Receipt receipt : adoptable) {
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
