package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.JobOutcome.Status;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the jobs, each as soon as what it reads is made, a bounded number side by side. A job that
 * fails stops only what depends on it. Nothing is committed here.
 */
final class Runner {
  private final Workplace work;
  private final Graph graph;
  private final StepRun stepRun;
  private final Holding holding;
  private final Catalogue published;
  private final Leftovers leftovers;
  private final Progress progress;
  private final AtomicReference<Catalogue> catalogue;
  private final AtomicBoolean heldAnew = new AtomicBoolean();

  Runner(Workplace work, Graph graph, Catalogue published, Progress progress) {
    this.work = work;
    this.graph = graph;
    this.stepRun = new StepRun(work);
    this.holding = new Holding(work);
    this.published = published;
    this.leftovers = new Leftovers(work.planner(), work.publisher().adoptable());
    this.progress = progress;
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
    work.spark().sparkContext().addSparkListener(stages);
    try {
      List<Job> jobs = work.planner().jobs();
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
      work.spark().sparkContext().removeSparkListener(stages);
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
    Stopwatch watch = Stopwatch.started(work.clock());
    if (told.stream().anyMatch(JobOutcome::broken)) {
      return held(Status.FRESH, watch, Holding.Made.NOTHING, Optional.empty());
    }
    JobOutcome outcome;
    try {
      label(Holding.NAME, "published nights about people");
      Holding.Made made = holding.of(catalogue.get(), published);
      catalogue.updateAndGet(all -> all.with(made.held()));
      heldAnew.set(!made.held().isEmpty());
      Status status = made.cleared().isEmpty() ? Status.FRESH : Status.BUILT;
      outcome = held(status, watch, made, Optional.empty());
    } catch (Throwable e) { // Scala throws checked exceptions without declaring them.
      outcome = held(Status.FAILED, watch, Holding.Made.NOTHING, Optional.of(e));
    }
    if (outcome.status() != Status.FRESH) {
      progress.finished(outcome);
    }
    return outcome;
  }

  private JobOutcome held(
      Status status, Stopwatch watch, Holding.Made made, Optional<Throwable> failure) {
    return new JobOutcome(
        Holding.NAME, status, made.cleared(), 0, watch.seconds(), made.notes(), failure);
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
    Night target = work.planner().request().target();
    for (Table table : job.writes()) {
      catalogue.updateAndGet(all -> all.without(table, target));
    }
  }

  private JobOutcome run(Job job) {
    Stopwatch watch = Stopwatch.started(work.clock());
    List<Partition> made = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int adopted = 0;
    try {
      if (work.planner().request().reprocess() != Request.Reprocess.ALL) {
        made.addAll(adopt(job));
      }
      adopted = made.size();
      for (Step step : work.planner().steps(job, catalogue.get())) {
        progress.started(job, step);
        label(step.job().name(), step.computed().toString());
        StepRun.Made more = stepRun.run(step, catalogue.get());
        catalogue.updateAndGet(all -> all.with(more.partitions()));
        made.addAll(more.partitions());
        notes.addAll(more.notes());
      }
      Status status = made.isEmpty() ? Status.FRESH : Status.BUILT;
      return outcome(job, status, made, adopted, watch, notes, Optional.empty());
    } catch (Throwable e) { // Scala throws checked exceptions without declaring them.
      return outcome(job, Status.FAILED, made, adopted, watch, notes, Optional.of(e));
    }
  }

  private JobOutcome outcome(
      Job job,
      Status status,
      List<Partition> made,
      int adopted,
      Stopwatch watch,
      List<String> notes,
      Optional<Throwable> failure) {
    return new JobOutcome(
        job.name(),
        status,
        List.copyOf(made),
        adopted,
        watch.seconds(),
        List.copyOf(notes),
        failure);
  }

  /** What Spark shows and schedules the call by; its threads are given out anew for each job. */
  private void label(String name, String what) {
    work.spark().sparkContext().setJobGroup(name, name + " " + what, true);
    work.spark().sparkContext().setLocalProperty("spark.scheduler.pool", name);
  }

  /** Takes over what a run that never committed made by the same recipe from the same inputs. */
  private List<Partition> adopt(Job job) {
    List<Partition> all = new ArrayList<>();
    List<Partition> more;
    do {
      Catalogue known = catalogue.get();
      more =
          work.planner().steps(job, known).stream()
              .flatMap(step -> leftovers.fitting(step, known).stream())
              .toList();
      List<Partition> taken = more;
      catalogue.updateAndGet(now -> now.with(taken));
      all.addAll(more);
    } while (!more.isEmpty());
    return all;
  }
}
