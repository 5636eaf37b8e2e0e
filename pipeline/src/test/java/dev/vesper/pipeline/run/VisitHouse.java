package dev.vesper.pipeline.run;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Stores;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A warehouse of visits with everything a test asks of it. */
final class VisitHouse {
  static final int LATE_DAYS = 2;

  private final Path root;
  private final List<Job> jobs;
  private final Terms terms;
  private final Consent consent;

  VisitHouse(Path root, List<? extends Job> jobs) {
    this(root, jobs, usual());
  }

  VisitHouse(Path root, List<? extends Job> jobs, Terms terms) {
    this(root, jobs, terms, new Consent.NotRequired());
  }

  VisitHouse(Path root, List<? extends Job> jobs, Terms terms, Consent consent) {
    this.root = root;
    this.jobs = List.copyOf(jobs);
    this.terms = terms;
    this.consent = consent;
  }

  static Terms usual() {
    return new Terms(
        Map.of("zone", "UTC"), Optional.empty(), LATE_DAYS, false, 7, Map.of(), Set.of(), 2);
  }

  static Terms keeping(Map<String, Integer> nights) {
    return new Terms(
        Map.of("zone", "UTC"), Optional.empty(), LATE_DAYS, false, 7, nights, Set.of(), 2);
  }

  static Terms allowingEmpty() {
    return new Terms(
        Map.of("zone", "UTC"), Optional.empty(), LATE_DAYS, true, 7, Map.of(), Set.of(), 2);
  }

  RunReport upTo(String night) {
    return run(Request.nightly(Night.of(night)));
  }

  RunReport run(Request request) {
    return build().run(request, SparkForTests::session, Progress.SILENT);
  }

  Plan plan(String night) {
    return build().plan(Request.nightly(Night.of(night)));
  }

  NightBuild build() {
    return new NightBuild(
        Graph.of(jobs, consent), Stores.at(root.toString()), terms, Tenure.usual());
  }

  Manifest manifest() {
    return Warehouse.open(root.toString()).manifest().orElseThrow();
  }

  /** The rows of a table over all nights, as sorted lines. */
  String rows(Table table) {
    SparkSession spark = SparkForTests.session();
    Catalogue catalogue = Catalogue.of(manifest());
    TableReader reader = new TableReader(spark, Stores.at(root.toString())::uri);
    List<Partition> kept =
        catalogue.nights(table).values().stream().filter(Partition::present).toList();
    return reader.read(table, kept).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The nights that each job built, in words. */
  static String built(RunReport report) {
    return report.outcomes().stream()
        .filter(outcome -> !outcome.built().isEmpty())
        .map(
            outcome ->
                outcome.job()
                    + " "
                    + Nights.runsOf(outcome.built().stream().map(each -> each.night()).toList()))
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
