package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what is missing or stale. The same rules serve {@code plan}, which imagines every step
 * succeeding with new rows, and the run itself, which asks again before each job with the rows that
 * really came out.
 */
public final class Planner {
  private static final String PENDING = "pending";

  private final Graph graph;
  private final RawNights raw;
  private final Night first;
  private final Terms terms;
  private final Request request;
  private final Function<Partition, Receipt> receipts;

  public Planner(
      Graph graph,
      RawNights raw,
      Night first,
      Terms terms,
      Request request,
      Function<Partition, Receipt> receipts) {
    this.graph = graph;
    this.raw = raw;
    this.first = first;
    this.terms = terms;
    this.request = request;
    this.receipts = receipts;
  }

  /** Everything that would be built on top of a catalogue. */
  public Plan plan(Catalogue published) {
    List<Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    Catalogue imagined = published;
    for (Job job : jobs()) {
      Freshness freshness = freshness(job, imagined);
      List<Step> ofJob = freshness.steps();
      steps.addAll(ofJob);
      notes.addAll(freshness.notes());
      absent.addAll(freshness.absent());
      for (Step step : ofJob) {
        imagined = imagined.with(pending(step, imagined));
      }
    }
    silence(steps).ifPresent(notes::add);
    notes.addAll(unmade(published));
    List<Partition> held = held(imagined);
    withdrawals(held).ifPresent(notes::add);
    return new Plan(first, request.target(), steps, held, notes, absent);
  }

  /**
   * What is said of tables that no job makes any more, as when settings that asked for it are gone.
   */
  private List<String> unmade(Catalogue published) {
    Set<String> made = graph.tables().stream().map(Table::name).collect(Collectors.toSet());
    List<String> notes = new ArrayList<>();
    published
        .partitions()
        .forEach(
            (table, nights) -> {
              long kept = nights.values().stream().filter(Partition::present).count();
              if (!made.contains(table) && kept > 0) {
                notes.add(
                    "no job makes %s with these settings: its %d nights stay as they are, in no view; to let go of the older ones as time passes: warehouse.kept-nights: {%s: 30}"
                        .formatted(table, kept, table));
              }
            });
    return notes;
  }

  /** What is said of published nights that may hold people who do not agree any more. */
  private static Optional<String> withdrawals(List<Partition> held) {
    Set<String> tables = held.stream().map(Partition::table).collect(Collectors.toSet());
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d published nights of %s are held against who agrees now; the rows of everybody else are left out of them by: vesper run"
                .formatted(held.size(), String.join(", ", new TreeSet<>(tables))));
  }

  /** What is said where tables about people are built and nobody is known to have agreed. */
  private Optional<String> silence(List<Step> steps) {
    List<String> silent =
        steps.stream()
            .flatMap(step -> step.job().writes().stream())
            .filter(table -> table.terms().person().isPresent())
            .map(Table::name)
            .distinct()
            .toList();
    return consent() instanceof Consent.Unknown unknown && !silent.isEmpty()
        ? Optional.of(
            "%s stay empty, because they tell about people: %s"
                .formatted(String.join(", ", silent), unknown.why()))
        : Optional.empty();
  }

  /** The jobs that take part, in order; who agrees is asked whatever else is wanted. */
  public List<Job> jobs() {
    if (request.jobs().isEmpty()) {
      return graph.jobs();
    }
    Set<Job> named =
        graph.jobs().stream()
            .filter(job -> request.jobs().contains(job.name()))
            .collect(Collectors.toSet());
    Set<Job> closure = new HashSet<>(graph.withUpstream(named));
    closure.addAll(graph.whatTellsWhoAgrees());
    return graph.jobs().stream().filter(closure::contains).toList();
  }

  /** The calls that bring one job up to date, its inputs being as the catalogue says. */
  public List<Step> steps(Job job, Catalogue catalogue) {
    return freshness(job, catalogue).steps();
  }

  Versions versions(Catalogue catalogue) {
    return new Versions(graph, catalogue, raw, first);
  }

  Consent consent() {
    return graph.consent();
  }

  /** The published partitions of a catalogue whose rows may be of people who do not agree. */
  List<Partition> held(Catalogue catalogue) {
    return versions(catalogue).accord().due(aboutPeople());
  }

  /** The tables that say something about single people. */
  List<Table> aboutPeople() {
    return graph.tables().stream().filter(table -> table.terms().person().isPresent()).toList();
  }

  Function<Partition, Receipt> receipts() {
    return receipts;
  }

  RawNights raw() {
    return raw;
  }

  Request request() {
    return request;
  }

  Night first() {
    return first;
  }

  private Freshness freshness(Job job, Catalogue catalogue) {
    return new Freshness(
        graph, job, catalogue, versions(catalogue), raw, first, terms, request, receipts);
  }

  private List<Partition> pending(Step step, Catalogue catalogue) {
    Versions versions = versions(catalogue);
    String recipe = versions.recipe(step.job());
    List<Partition> pending = new ArrayList<>();
    for (Table table : step.job().writes()) {
      for (Night night : step.wanted().keySet()) {
        pending.add(
            new Partition(
                table.name(),
                night,
                PENDING,
                List.of(),
                0,
                0,
                PENDING,
                versions.inputs(step.job(), night),
                recipe,
                Versions.schema(table),
                "",
                pendingSlices(table, night, catalogue),
                versions.accord().of(table)));
      }
    }
    return pending;
  }

  private static Map<Night, String> pendingSlices(Table table, Night night, Catalogue catalogue) {
    if (table.terms().slicedBy().isEmpty()) {
      return Map.of();
    }
    Map<Night, String> slices = new TreeMap<>();
    catalogue
        .partition(table, night)
        .ifPresent(old -> old.slices().keySet().forEach(slice -> slices.put(slice, PENDING)));
    slices.put(night, PENDING);
    return slices;
  }
}
