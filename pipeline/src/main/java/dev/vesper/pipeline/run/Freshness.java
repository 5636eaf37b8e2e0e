package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which nights of one job are missing or stale, and the calls that make them. */
final class Freshness {
  private static final String OTHER_RECIPE = "the job or its parameters changed";

  private final Graph graph;
  private final Job job;
  private final Catalogue catalogue;
  private final Versions versions;
  private final Standing standing;
  private final JobFiles files;
  private final Night first;
  private final Terms terms;
  private final Request request;
  private final List<String> notes = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final List<Step> steps;

  Freshness(
      Graph graph,
      Job job,
      Catalogue catalogue,
      Versions versions,
      RawNights raw,
      Night first,
      Terms terms,
      Request request,
      Function<Partition, Receipt> receipts) {
    this.graph = graph;
    this.job = job;
    this.catalogue = catalogue;
    this.versions = versions;
    this.standing = new Standing(job, catalogue, versions, receipts);
    this.files = new JobFiles(job, raw);
    this.first = first;
    this.terms = terms;
    this.request = request;
    this.steps =
        switch (job.writes().get(0).kind()) {
          case FACT, RATE -> ranges(wantedNights());
          case STATE -> new StateAdvance(job, standing, request, first, oldestKept()).steps();
          case RECORD -> oneByOne(wantedRecords());
          case DIMENSION -> oneByOne(wantedSnapshot());
        };
  }

  List<Step> steps() {
    return steps;
  }

  List<String> notes() {
    return notes;
  }

  List<String> absent() {
    return absent;
  }

  private NavigableMap<Night, String> wantedNights() {
    NavigableMap<Night, String> wanted = new TreeMap<>();
    List<Night> older = new ArrayList<>();
    for (Night night : new Nights(first, request.target()).list()) {
      if (night.isBefore(oldestKept()) && standing.complete(night)) {
        continue;
      }
      Optional<String> reason = reason(night);
      if (reason.isPresent()) {
        wanted.put(night, reason.get());
      } else if (standing.olderRecipe(night)) {
        older.add(night);
      }
    }
    noteOlder(older);
    return wanted;
  }

  /** The oldest night that all tables of the job keep; the first night where one keeps all. */
  private Night oldestKept() {
    List<Integer> kept = job.writes().stream().map(terms::kept).toList();
    Night oldest = request.target().plus(1 - kept.stream().max(Integer::compare).orElseThrow());
    return kept.contains(0) || oldest.isBefore(first) ? first : oldest;
  }

  private Optional<String> reason(Night night) {
    if (!standing.complete(night)) {
      return missing(night);
    }
    if (request.again(night)) {
      return possible(night, "asked for");
    }
    if (standing.changed(night)) {
      return files.none() ? possible(night, standing.whatChanged(night)) : restated(night);
    }
    boolean reprocess = request.backfills(night) && request.reprocess() == Reprocess.STALE;
    if (standing.olderRecipe(night) && (reprocess || night.equals(request.target()))) {
      return possible(night, OTHER_RECIPE);
    }
    return Optional.empty();
  }

  private Optional<String> missing(Night night) {
    Optional<String> waiting = files.waitingFor(night, terms.allowEmpty());
    waiting.ifPresent(absent::add);
    return waiting.isPresent() ? Optional.empty() : Optional.of("missing");
  }

  private Optional<String> restated(Night night) {
    if (files.absent(night)) {
      return Optional.empty();
    }
    if (request.tooOld(night, terms.lateDays())) {
      return kept(
          "%s: raw files of %s changed, but that is more than %d late days back; to take them in: vesper backfill --from %s --to %s"
              .formatted(job.name(), night, terms.lateDays(), night, night));
    }
    Set<String> gone = new HashSet<>(standing.filesSeen(night));
    gone.removeAll(files.paths(night));
    if (!gone.isEmpty() && !request.backfills(night)) {
      return kept(
          "%s: %d raw files of %s are gone, among them %s; the night stays as it is. To build it from what is left: vesper backfill --from %s --to %s"
              .formatted(job.name(), gone.size(), night, gone.iterator().next(), night, night));
    }
    return possible(night, standing.whatChanged(night));
  }

  /** The reason, unless what the night would be made from is no longer, or not yet, all there. */
  private Optional<String> possible(Night night, String reason) {
    if (files.absent(night)) {
      return kept(
          "%s: %s stays as it is, because its raw files are gone".formatted(job.name(), night));
    }
    Optional<String> waiting = files.waitingFor(night, terms.allowEmpty());
    if (waiting.isPresent()) {
      return kept(waiting.get());
    }
    Optional<String> lost = standing.lostInput(night);
    if (lost.isPresent()) {
      return kept(
          "%s: %s stays as it is, because %s is no longer kept"
              .formatted(job.name(), night, lost.get()));
    }
    return Optional.of(reason);
  }

  private Optional<String> kept(String note) {
    notes.add(note);
    return Optional.empty();
  }

  private NavigableMap<Night, String> wantedRecords() {
    NavigableMap<Night, String> wanted = new TreeMap<>();
    Night target = request.target();
    for (Night night : new Nights(first, target).list()) {
      boolean backfilled = request.records() && request.backfills(night);
      boolean missing = !standing.complete(night) && (night.equals(target) || backfilled);
      boolean again = request.records() && request.again(night);
      if ((missing || again) && statesThere(night)) {
        wanted.put(night, missing ? "missing" : "asked for");
      }
    }
    if (standing.complete(target) && standing.changed(target)) {
      notes.add(job.name() + ": " + target + " kept as published, inputs changed since");
    }
    return wanted;
  }

  /** A record of an older night can only be made while the states of that night are kept. */
  private boolean statesThere(Night night) {
    for (Read read : job.reads()) {
      if (read instanceof Read.Span span
          && span.table().kind() == Kind.STATE
          && !night.plus(span.from()).isBefore(first)
          && catalogue
              .partition(span.table(), night.plus(span.from()))
              .filter(Partition::present)
              .isEmpty()) {
        notes.add(
            "%s: %s is left out, because %s of that night is no longer kept"
                .formatted(job.name(), night, span.table()));
        return false;
      }
    }
    return true;
  }

  private NavigableMap<Night, String> wantedSnapshot() {
    Night target = request.target();
    if (files.absentAltogether()) {
      notes.add(files.names() + " is absent: what needs it is left out");
      return new TreeMap<>();
    }
    return standing.snapshotStands(target)
        ? new TreeMap<>()
        : new TreeMap<>(Map.of(target, "a new snapshot"));
  }

  private List<Step> oneByOne(NavigableMap<Night, String> wanted) {
    return wanted.entrySet().stream()
        .map(
            each ->
                new Step(
                    job,
                    Nights.only(each.getKey()),
                    new TreeMap<>(Map.of(each.getKey(), each.getValue()))))
        .toList();
  }

  /**
   * One call for each unbroken run of nights, or one from the first night where a state is gone.
   */
  private List<Step> ranges(NavigableMap<Night, String> wanted) {
    List<Nights> runs = Nights.runsOf(wanted.keySet());
    if (runs.stream().allMatch(this::hasStatesBefore)) {
      return runs.stream()
          .map(run -> new Step(job, run, wanted.subMap(run.first(), true, run.last(), true)))
          .toList();
    }
    return List.of(new Step(job, new Nights(first, wanted.lastKey()), wanted));
  }

  private boolean hasStatesBefore(Nights run) {
    Night before = run.first().previous();
    return run.first().equals(first)
        || job.reads().stream()
            .filter(Read.Span.class::isInstance)
            .map(read -> ((Read.Span) read).table())
            .filter(table -> table.kind() == Kind.STATE)
            .allMatch(
                table ->
                    catalogue
                        .partition(table, before)
                        .filter(Partition::present)
                        .filter(
                            state ->
                                state.inputs().equals(versions.inputs(graph.owner(table), before)))
                        .filter(state -> state.schema().equals(Versions.schema(table)))
                        .isPresent());
  }

  private void noteOlder(List<Night> older) {
    if (!older.isEmpty()) {
      Nights span = new Nights(older.get(0), older.get(older.size() - 1));
      notes.add(
          "%s: %d nights keep what an older recipe built; to renew them: vesper backfill --from %s --to %s --reprocess stale"
              .formatted(job.name(), older.size(), span.first(), span.last()));
    }
  }
}
