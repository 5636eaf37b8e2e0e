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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which nights of one job are missing or stale, and the calls that make them. */
final class Freshness {
  private final Graph graph;
  private final Job job;
  private final Catalogue catalogue;
  private final Versions versions;
  private final JobFiles files;
  private final Night first;
  private final Terms terms;
  private final Request request;
  private final Function<Partition, Receipt> receipts;
  private final String recipe;
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
    this.files = new JobFiles(job, raw);
    this.first = first;
    this.terms = terms;
    this.request = request;
    this.receipts = receipts;
    this.recipe = Versions.recipe(job);
    this.steps =
        switch (kind()) {
          case FACT, RATE -> ranges(wantedNights());
          case STATE -> advance();
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

  private Kind kind() {
    return job.writes().get(0).kind();
  }

  private NavigableMap<Night, String> wantedNights() {
    NavigableMap<Night, String> wanted = new TreeMap<>();
    List<Night> older = new ArrayList<>();
    for (Night night : new Nights(oldestKept(), request.target()).list()) {
      Optional<String> reason = reason(night);
      if (reason.isPresent()) {
        wanted.put(night, reason.get());
      } else if (olderRecipe(night)) {
        older.add(night);
      }
    }
    noteOlder(older);
    return wanted;
  }

  private Night oldestKept() {
    int kept = job.writes().stream().mapToInt(terms::kept).max().orElse(0);
    Night oldest = request.target().plus(1 - kept);
    return kept == 0 || oldest.isBefore(first) ? first : oldest;
  }

  private Optional<String> reason(Night night) {
    if (!complete(night)) {
      return missing(night);
    }
    if (request.again(night)) {
      return Optional.of("asked for");
    }
    if (changed(night)) {
      return restated(night);
    }
    boolean reprocess = request.backfills(night) && request.reprocess() == Reprocess.STALE;
    if (olderRecipe(night) && (reprocess || night.equals(request.target()))) {
      return Optional.of("the job or its parameters changed");
    }
    return Optional.empty();
  }

  private Optional<String> missing(Night night) {
    Optional<String> waiting = files.waitingFor(night, terms.allowEmpty());
    waiting.ifPresent(absent::add);
    return waiting.isPresent() ? Optional.empty() : Optional.of("missing");
  }

  private Optional<String> restated(Night night) {
    if (files.none()) {
      return Optional.of(whatChanged(night));
    }
    if (files.absent(night)) {
      return Optional.empty();
    }
    if (request.tooOld(night, terms.lateDays())) {
      notes.add(
          "%s: raw files of %s changed, but that is more than %d late days back; to take them in: vesper backfill --from %s --to %s"
              .formatted(job.name(), night, terms.lateDays(), night, night));
      return Optional.empty();
    }
    Optional<String> waiting = files.waitingFor(night, terms.allowEmpty());
    waiting.ifPresent(notes::add);
    return waiting.isPresent() ? Optional.empty() : Optional.of(whatChanged(night));
  }

  /** A state is brought up to the target from the newest one that still stands. */
  private List<Step> advance() {
    Night target = request.target();
    boolean asked = request.again(target);
    if (stands(target) && !asked) {
      return List.of();
    }
    Night from = first;
    for (Night night = target.previous();
        !night.isBefore(oldestKept()) && !asked;
        night = night.previous()) {
      if (stands(night)) {
        from = night.next();
        break;
      }
    }
    NavigableMap<Night, String> wanted = new TreeMap<>();
    for (Night night : new Nights(from, target).list()) {
      if (!night.isBefore(oldestKept())) {
        wanted.put(night, complete(night) ? stateReason(night) : "missing");
      }
    }
    return List.of(new Step(job, new Nights(from, target), wanted));
  }

  private String stateReason(Night night) {
    return changed(night) ? whatChanged(night) : "the job or its parameters changed";
  }

  private String whatChanged(Night night) {
    return versions.whatChanged(job, night, partitions(night), receipts);
  }

  private boolean stands(Night night) {
    return complete(night) && !changed(night) && !olderRecipe(night);
  }

  private NavigableMap<Night, String> wantedRecords() {
    NavigableMap<Night, String> wanted = new TreeMap<>();
    Night target = request.target();
    for (Night night : new Nights(first, target).list()) {
      boolean backfilled = request.records() && request.backfills(night);
      boolean again = request.records() && request.again(night);
      if (!complete(night) && (night.equals(target) || backfilled)) {
        wanted.put(night, "missing");
      } else if (again) {
        wanted.put(night, "asked for");
      }
    }
    if (complete(target) && changed(target)) {
      notes.add(job.name() + ": " + target + " kept as published, inputs changed since");
    }
    return wanted;
  }

  private NavigableMap<Night, String> wantedSnapshot() {
    Night target = request.target();
    if (files.absentAltogether()) {
      notes.add(files.names() + " is absent: what needs it is left out");
      return new TreeMap<>();
    }
    String inputs = versions.inputs(job, target);
    boolean stands =
        job.writes().stream()
            .allMatch(
                table ->
                    catalogue
                        .snapshot(table, target)
                        .filter(old -> old.inputs().equals(inputs) && old.recipe().equals(recipe))
                        .isPresent());
    return stands ? new TreeMap<>() : new TreeMap<>(Map.of(target, "a new snapshot"));
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
    if (run.first().equals(first)) {
      return true;
    }
    Night before = run.first().previous();
    for (Read read : job.reads()) {
      if (read instanceof Read.Span span && span.table().kind() == Kind.STATE) {
        Job owner = graph.owner(span.table());
        boolean stands =
            catalogue
                .partition(span.table(), before)
                .filter(Partition::present)
                .filter(state -> state.inputs().equals(versions.inputs(owner, before)))
                .filter(state -> state.schema().equals(Versions.schema(span.table())))
                .isPresent();
        if (!stands) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean complete(Night night) {
    return job.writes().stream().allMatch(table -> catalogue.partition(table, night).isPresent());
  }

  private boolean changed(Night night) {
    String inputs = versions.inputs(job, night);
    return partitions(night).stream().anyMatch(partition -> !partition.inputs().equals(inputs));
  }

  private boolean olderRecipe(Night night) {
    return partitions(night).stream().anyMatch(partition -> !partition.recipe().equals(recipe));
  }

  private List<Partition> partitions(Night night) {
    return job.writes().stream()
        .map(table -> catalogue.partition(table, night))
        .flatMap(Optional::stream)
        .toList();
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
