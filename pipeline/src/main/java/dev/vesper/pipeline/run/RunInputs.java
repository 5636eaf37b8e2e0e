package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** What one call of a job reads, from the catalogue as it stands when the call begins. */
final class RunInputs implements Inputs, AutoCloseable {
  private final SparkSession spark;
  private final TableReader reader;
  private final Catalogue catalogue;
  private final RawNights raw;
  private final Step step;
  private final Night first;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  RunInputs(
      SparkSession spark,
      TableReader reader,
      Catalogue catalogue,
      RawNights raw,
      Step step,
      Night first) {
    this.spark = spark;
    this.reader = reader;
    this.catalogue = catalogue;
    this.raw = raw;
    this.step = step;
    this.first = first;
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    declared(table, span -> span.from() <= 0 && span.to() >= 0);
    return reader.read(table, catalogue, step.computed());
  }

  @Override
  public Dataset<Row> before(Table table) {
    declared(table, span -> span.from() <= -1 && span.to() >= -1);
    Night start = step.computed().first();
    if (start.equals(first)) {
      return reader.read(table, List.of());
    }
    if (table.kind() == Kind.STATE && catalogue.partition(table, start.previous()).isEmpty()) {
      throw new IllegalStateException(
          "there is no %s of %s to advance from".formatted(table, start.previous()));
    }
    return around(table, Nights.only(start.previous()));
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    Read.Span span = declared(table, each -> each.to() == -1);
    Night start = step.computed().first();
    Nights nights = new Nights(start.plus(span.from()), start.plus(span.to()));
    return around(table, nights);
  }

  @Override
  public Dataset<Row> following(Table table) {
    Read.Span span = declared(table, each -> each.from() == 1);
    Night end = step.computed().last();
    return around(table, new Nights(end.plus(span.from()), end.plus(span.to())));
  }

  private Dataset<Row> around(Table table, Nights nights) {
    return table.kind() == Kind.RECORD
        ? reader.read(table, standing(table, nights))
        : reader.read(table, catalogue, nights);
  }

  /** Records are made for few nights and kept for some: those of others are read that exist. */
  private List<Partition> standing(Table table, Nights nights) {
    return nights.stream()
        .flatMap(night -> catalogue.partition(table, night).stream())
        .filter(Partition::present)
        .toList();
  }

  @Override
  public Dataset<Row> slices(Table table) {
    demand(
        step.job().reads().stream()
            .anyMatch(read -> read instanceof Read.Slices slices && slices.table().equals(table)),
        table.name());
    Nights nights = step.computed();
    List<Partition> holding =
        catalogue.nights(table).values().stream()
            .filter(partition -> partition.slices().keySet().stream().anyMatch(nights::contains))
            .toList();
    return reader
        .read(table, holding)
        .where(
            table
                .terms()
                .slicedBy()
                .orElseThrow()
                .col()
                .between(nights.first().date(), nights.last().date()));
  }

  @Override
  public Dataset<Row> snapshot(Table table) {
    demand(
        step.job().reads().stream()
            .anyMatch(read -> read instanceof Read.Snapshot snap && snap.table().equals(table)),
        table.name());
    return reader.read(table, catalogue.snapshots(table, step.computed()));
  }

  @Override
  public List<Night> snapshotNights(Table table) {
    return catalogue.snapshots(table, step.computed()).stream()
        .map(Partition::night)
        .sorted()
        .toList();
  }

  @Override
  public Dataset<Row> raw(Source source) {
    demand(
        step.job().reads().stream()
            .anyMatch(read -> read instanceof Read.Raw files && files.source().equals(source)),
        source.name());
    Collection<RawFile> files =
        step.job().writes().get(0).kind() == Kind.DIMENSION
            ? raw.all(source)
            : step.wanted().keySet().stream()
                .flatMap(night -> raw.files(source, night).stream())
                .toList();
    return source.read(spark, List.copyOf(files));
  }

  @Override
  public Nights wanted(Table table) {
    return step.published();
  }

  @Override
  public int tasks() {
    return StepSession.tasks(spark);
  }

  @Override
  public synchronized Dataset<Row> keep(Dataset<Row> dataset) {
    Dataset<Row> cached = dataset.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(cached);
    return cached;
  }

  @Override
  public void close() {
    kept.forEach(dataset -> dataset.unpersist(false));
  }

  private Read.Span declared(Table table, Predicate<Read.Span> fits) {
    return step.job().reads().stream()
        .filter(Read.Span.class::isInstance)
        .map(Read.Span.class::cast)
        .filter(span -> span.table().equals(table) && fits.test(span))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(undeclared(table.name())));
  }

  private void demand(boolean declared, String what) {
    if (!declared) {
      throw new IllegalArgumentException(undeclared(what));
    }
  }

  private String undeclared(String what) {
    return "job " + step.job().name() + " asks for " + what + " in a way it does not declare";
  }
}
