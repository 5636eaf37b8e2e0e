package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.Graph;
import dev.vesper.pipeline.run.JobOutcome;
import dev.vesper.pipeline.run.Progress;
import dev.vesper.pipeline.run.Request;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.run.RunReport;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way to a night does not show in it: all nights in one pass, one night at a time, a run taken
 * up again and nights built anew give the same rows.
 */
final class LawsIT {
  private static final int USERS = 60;
  private static final int DAYS = 4;

  /** Snapshots of what is known beside the events: one for each run that finds a new one. */
  private static final Set<String> SNAPSHOTS = Set.of("users", "contents", "communities", "plans");

  @TempDir private static Path temp;
  private static SmallPlatform small;
  private static Path inOnePass;
  private static Published expected;

  @BeforeAll
  static void loadAllNightsInOnePass() throws SQLException {
    small = SmallPlatform.in(temp.resolve("raw"), USERS, DAYS);
    inOnePass = temp.resolve("in-one-pass");
    RunReport report = Samples.run(small.filling(inOnePass), small.last());
    assertEquals(ExitCode.DONE, report.exitCode());
    expected = Published.in(inOnePass);
  }

  @Test
  void theNightsHoldLateEventsCopiesAndBrokenLines() throws SQLException {
    try (DuckDb duck = new DuckDb()) {
      assertEquals(
          List.of("true|true|true|true"),
          duck.rows(
              "SELECT sum(duplicate) > 9, sum(too_late) > 0, sum(quarantined) > 4,"
                  + " (SELECT count(*) > 19 FROM "
                  + Samples.table(inOnePass, "events")
                  + " WHERE arrival_night > dt) FROM "
                  + Samples.table(inOnePass, "file_accounts")));
    }
  }

  @Test
  void oneNightAtATimeGivesTheSameRowsAsAllInOnePass() throws SQLException {
    Path oneByOne = temp.resolve("one-by-one");
    for (Night night : small.nights().list()) {
      RunReport report = Samples.run(small.filling(oneByOne), night.toString());
      assertEquals(ExitCode.DONE, report.exitCode(), night.toString());
      assertTrue(report.commit().isPresent(), night.toString());
    }
    Published.in(oneByOne, LawsIT::followsEvents)
        .assertSameAs(Published.in(inOnePass, LawsIT::followsEvents), "one by one");
    Map<String, List<String>> records = lastRecords(oneByOne);
    records.keySet().removeIf(LawsIT::restsOnEarlierRecords);
    assertTrue(records.containsKey("user_features") && !records.get("user_features").isEmpty());
    Map<String, List<String>> atOnce = lastRecords(inOnePass);
    atOnce.keySet().retainAll(records.keySet());
    assertEquals(atOnce, records);
    for (String snapshot : SNAPSHOTS) {
      assertEquals(withoutNight(inOnePass, snapshot), withoutNight(oneByOne, snapshot), snapshot);
    }
  }

  /** Records stand on the nights that were the last of a run, and follow nothing afterwards. */
  private static boolean followsEvents(String table) {
    return !SNAPSHOTS.contains(table.replace("rejected_", "")) && !isRecord(table);
  }

  private static boolean isRecord(String table) {
    return TableDictionary.named(table).kind() == Kind.RECORD;
  }

  /** Models that are kept for some nights, and what is made by them: a first load has none. */
  private static boolean restsOnEarlierRecords(String table) {
    Graph graph = small.filling(inOnePass).graph();
    Job owner = graph.owner(TableDictionary.named(table));
    return graph.withUpstream(List.of(owner)).stream()
        .filter(Job::nightly)
        .anyMatch(
            job ->
                job.reads().stream()
                    .anyMatch(
                        read ->
                            read instanceof Read.Span span
                                && span.to() < 0
                                && job.writes().contains(span.table())));
  }

  /** A first load makes the records of its last night only. */
  private static Map<String, List<String>> lastRecords(Path warehouse) throws SQLException {
    String last = "'dt': " + small.last();
    Map<String, List<String>> records = Published.in(warehouse, LawsIT::isRecord).rows();
    records.replaceAll((table, rows) -> rows.stream().filter(row -> row.contains(last)).toList());
    return records;
  }

  private static String withoutNight(Path warehouse, String snapshot) throws SQLException {
    try (DuckDb duck = new DuckDb()) {
      return String.join(
          "\n",
          duck.rows(
              "SELECT * EXCLUDE (dt) FROM "
                  + Samples.table(warehouse, snapshot)
                  + " ORDER BY ALL"));
    }
  }

  @Test
  void aRunTakenUpAgainAfterSomeJobsGivesTheSameRows() throws SQLException {
    int jobs = 6;
    Path broken = temp.resolve("broken");
    assertThrows(
        RuntimeException.class,
        () ->
            small
                .filling(broken)
                .build(Tenure.usual())
                .run(request(), SparkForTests::session, new Breaks(jobs)));
    assertEquals(Optional.empty(), Warehouse.open(broken.toString()).newest());
    RunReport report = Samples.run(small.filling(broken), small.last());
    assertEquals(ExitCode.DONE, report.exitCode());
    int adopted = report.outcomes().stream().mapToInt(JobOutcome::adopted).sum();
    assertTrue(adopted >= jobs, () -> "only " + adopted + " partitions were adopted");
    Published.in(broken).assertSameAs(expected, "taken up again");
  }

  @Test
  void aSecondRunBuildsNothing() {
    Optional<?> before = Warehouse.open(inOnePass.toString()).newest();
    RunReport report = Samples.run(small.filling(inOnePass), small.last());
    assertEquals(ExitCode.DONE, report.exitCode());
    assertTrue(report.plan().isEmpty(), () -> report.plan().toString());
    assertEquals(before, Warehouse.open(inOnePass.toString()).newest());
  }

  @Test
  void nightsBuiltAnewHoldTheSameRows() throws IOException, SQLException {
    Path anew = temp.resolve("anew");
    Tree.copy(inOnePass, anew);
    Nights all = small.nights();
    RunReport report =
        small
            .filling(anew)
            .build(Tenure.usual())
            .run(
                request().backfilling(all, Reprocess.ALL, false),
                SparkForTests::session,
                Progress.SILENT);
    assertEquals(ExitCode.DONE, report.exitCode());
    assertFalse(report.plan().isEmpty());
    assertEquals(2, Warehouse.open(anew.toString()).commits().size());
    Published.in(anew).assertSameAs(expected, "built anew");
  }

  private static Request request() {
    return Request.nightly(Night.of(small.last()));
  }

  /** A run that ends badly once so many jobs are through. */
  private static final class Breaks implements Progress {
    private final int jobs;
    private final AtomicInteger finished = new AtomicInteger();

    Breaks(int jobs) {
      this.jobs = jobs;
    }

    @Override
    public void finished(JobOutcome outcome) {
      if (finished.incrementAndGet() >= jobs) {
        throw new IllegalStateException("the run ends here");
      }
    }
  }
}
