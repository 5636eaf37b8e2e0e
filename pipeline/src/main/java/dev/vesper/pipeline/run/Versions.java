package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Digest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The versions of what a job reads for a night, as the catalogue and the raw files stand.
 *
 * <p>A state is kept for a few nights only, and a range build makes only those. So that what reads
 * a state has something to compare on every night, the version of a state is not the digest of its
 * rows but of its lineage: the versions of everything that went into it, from the first night on.
 * That is defined whether or not the partition exists, and changes whenever the rows may.
 */
final class Versions {
  static final String ABSENT = "absent";

  private final Graph graph;
  private final Catalogue catalogue;
  private final RawNights raw;
  private final Night first;
  private final Map<Job, Map<Night, String>> lineages = new HashMap<>();

  Versions(Graph graph, Catalogue catalogue, RawNights raw, Night first) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.raw = raw;
    this.first = first;
  }

  /**
   * The digest of job, version, parameters and the schemas of what it writes; and, because the
   * version of a state does not tell how it was made, the recipes of the states it reads.
   */
  String recipe(Job job) {
    List<String> parts = new ArrayList<>();
    parts.add(job.name());
    parts.add(Integer.toString(job.version()));
    parts.add(job.parameters().toString());
    job.writes().forEach(table -> parts.add(table.name() + " " + schema(table)));
    for (Read read : job.reads()) {
      if (read instanceof Read.Span span
          && span.table().kind() == Kind.STATE
          && !job.writes().contains(span.table())) {
        parts.add(recipe(graph.owner(span.table())));
      }
    }
    return Digest.of(String.join("\n", parts));
  }

  /** The digest of a table's schema: names, types and what may be absent, in order. */
  static String schema(Table table) {
    return Digest.of(
        table.columns().stream()
            .map(
                field -> field.name() + " " + field.type().catalogString() + " " + field.nullable())
            .collect(Collectors.joining("\n")));
  }

  /** One digest over everything a job reads for a night. */
  String inputs(Job job, Night night) {
    if (isState(job)) {
      return lineage(job, night);
    }
    return combined(madeFrom(job, night));
  }

  /** Who agrees, as the catalogue stands. */
  Accord accord() {
    return new Accord(graph.consent(), catalogue);
  }

  /** Everything a job reads for a night, in words and with its version. */
  List<Receipt.Input> madeFrom(Job job, Night night) {
    List<Receipt.Input> inputs = new ArrayList<>();
    for (Read read : job.reads()) {
      inputs.addAll(madeFrom(job, read, night));
    }
    if (Graph.isAboutPeople(job)) {
      inputs.add(accord().input());
    }
    return inputs;
  }

  private static String combined(List<Receipt.Input> inputs) {
    return Digest.of(
        inputs.stream()
            .map(input -> input.what() + "=" + input.version())
            .collect(Collectors.joining("\n")));
  }

  private List<Receipt.Input> madeFrom(Job job, Read read, Night night) {
    if (read instanceof Read.Span span) {
      return spanned(span, night);
    }
    if (read instanceof Read.Slices slices) {
      return sliced(slices.table(), night);
    }
    if (read instanceof Read.Snapshot snapshot) {
      String version =
          catalogue.snapshot(snapshot.table(), night).map(Partition::version).orElse(ABSENT);
      return List.of(new Receipt.Input("snapshot of " + snapshot.table(), version));
    }
    Read.Raw files = (Read.Raw) read;
    List<RawFile> mine =
        job.writes().get(0).kind() == Kind.DIMENSION
            ? raw.all(files.source())
            : raw.files(files.source(), night);
    return List.of(new Receipt.Input("files of " + files.source().name(), RawNights.version(mine)));
  }

  private List<Receipt.Input> spanned(Read.Span span, Night night) {
    List<Receipt.Input> inputs = new ArrayList<>();
    for (int offset = span.from(); offset <= span.to(); offset++) {
      Night read = night.plus(offset);
      String version = version(span.table(), read);
      if (!version.equals(ABSENT)) {
        inputs.add(new Receipt.Input(span.table() + " " + read, version));
      }
    }
    return inputs;
  }

  private List<Receipt.Input> sliced(Table table, Night night) {
    List<Receipt.Input> inputs = new ArrayList<>();
    for (Partition partition : catalogue.nights(table).values()) {
      String version = partition.slices().get(night);
      if (version != null) {
        inputs.add(new Receipt.Input(table + " " + partition.night() + " slice " + night, version));
      }
    }
    return inputs;
  }

  private String version(Table table, Night night) {
    if (night.isBefore(first)) {
      return ABSENT;
    }
    if (table.kind() == Kind.STATE) {
      return lineage(graph.owner(table), night);
    }
    return catalogue.partition(table, night).map(Partition::version).orElse(ABSENT);
  }

  private String lineage(Job job, Night night) {
    Map<Night, String> known = lineages.computeIfAbsent(job, ignored -> new HashMap<>());
    Night oldest = night;
    while (oldest.isAfter(first) && !known.containsKey(oldest.previous())) {
      oldest = oldest.previous();
    }
    for (Night each = oldest; !each.isAfter(night); each = each.next()) {
      if (!known.containsKey(each)) {
        known.put(each, combined(madeFrom(job, each)));
      }
    }
    return known.get(night);
  }

  private static boolean isState(Job job) {
    return job.writes().get(0).kind() == Kind.STATE;
  }
}
