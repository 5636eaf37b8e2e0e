package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was published is lost because what it was made from is gone. */
final class RetentionOfNightsTest {
  private static final Nights ALL = new Nights(Night.of("2026-11-01"), Night.of("2026-11-05"));

  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada", "bob")
          .day("2026-11-02", "ada")
          .day("2026-11-03", "cyd", "ada")
          .day("2026-11-04", "bob")
          .day("2026-11-05", "dan", "bob");

  private static Request again() {
    return Request.nightly(ALL.last()).backfilling(ALL, Reprocess.ALL, false);
  }

  @Test
  void nightsWhoseFilesAreGoneStayWhateverIsAskedFor() {
    VisitHouse house = new VisitHouse(temp.resolve("rotated"), VisitJobs.all(log));
    house.upTo("2026-11-05");
    String before = house.rows(VisitJobs.DAYS);
    log.rotate("2026-11-01").rotate("2026-11-02");
    RunReport report = house.run(again());
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals(before, house.rows(VisitJobs.DAYS));
    assertTrue(
        report
            .plan()
            .notes()
            .contains("read-log: 2026-11-01 stays as it is, because its raw files are gone"),
        report.plan().notes().toString());
  }

  @Test
  void aFirstLoadMakesEverythingThatIsKeptFromWhatIsNot() {
    VisitHouse house =
        new VisitHouse(
            temp.resolve("kept"), VisitJobs.all(log), VisitHouse.keeping(Map.of("log", 2)));
    house.upTo("2026-11-05");
    assertFalse(house.manifest().nights("log").get(Night.of("2026-11-03")).present());
    assertTrue(house.manifest().nights("log").get(Night.of("2026-11-04")).present());
    assertEquals(2, house.manifest().nights("days").get(Night.of("2026-11-01")).rows());
    assertTrue(house.upTo("2026-11-05").plan().isEmpty());
    String before = house.rows(VisitJobs.DAYS);
    log.rotate("2026-11-01").rotate("2026-11-02").rotate("2026-11-03");
    RunReport report = house.run(again());
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals(before, house.rows(VisitJobs.DAYS));
  }

  @Test
  void aNewNightIsNotPublishedForSomeJobsAlone() {
    VisitHouse house = new VisitHouse(temp.resolve("some"), VisitJobs.all(log));
    house.upTo("2026-11-04");
    Request some = Request.nightly(Night.of("2026-11-05")).only(Set.of("read-log"));
    Fault fault = assertThrows(Fault.class, () -> house.run(some));
    assertEquals(ExitCode.USAGE, fault.exitCode());
    assertTrue(fault.getMessage().contains("must have days"), fault.getMessage());
    assertEquals(Night.of("2026-11-04"), house.manifest().night());
  }

  @Test
  void nightsOfATableThatNoJobMakesAnyMoreAreToldAndGoByTheirAge() {
    Path root = temp.resolve("unmade");
    new VisitHouse(root, VisitJobs.all(log)).upTo("2026-11-04");
    List<Job> fewer =
        VisitJobs.all(log).stream().filter(job -> !(job instanceof VisitJobs.FitModel)).toList();
    VisitHouse house = new VisitHouse(root, fewer, VisitHouse.keeping(Map.of("models", 1)));
    String told =
        "no job makes models with these settings: its 1 nights stay as they are, in no view; to"
            + " let go of the older ones as time passes: warehouse.kept-nights: {models: 30}";
    assertTrue(house.plan("2026-11-04").notes().contains(told));
    assertTrue(house.plan("2026-11-04").isEmpty());
    assertTrue(house.manifest().nights("models").get(Night.of("2026-11-04")).present());
    assertEquals(ExitCode.DONE, house.upTo("2026-11-05").exitCode());
    assertFalse(house.manifest().nights("models").get(Night.of("2026-11-04")).present());
    assertFalse(house.plan("2026-11-05").notes().contains(told));
    assertEquals(
        ExitCode.DONE, new VisitHouse(root, VisitJobs.all(log)).upTo("2026-11-05").exitCode());
    assertTrue(house.manifest().nights("models").get(Night.of("2026-11-05")).present());
  }

  private static final Table EARLIER =
      Table.rate("earlier").rows("the night").columns(VisitJobs.VISITS);

  /** Counts the rows of three nights before. */
  private record CountEarlier() implements Job {
    /** A row. */
    record RowOf(LocalDate dt, long visits) {}

    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.DAYS), Read.trailing(VisitJobs.DAYS, 3));
    }

    @Override
    public List<Table> writes() {
      return List.of(EARLIER);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      long rows = in.trailing(VisitJobs.DAYS).count();
      return Outputs.none()
          .and(EARLIER, nights.stream().map(night -> new RowOf(night.date(), rows)).toList());
    }
  }

  @Test
  void allNightsThatAreNeededAndNoLongerKeptAreNamedWithTheWayToMakeThem() {
    List<Job> jobs = new ArrayList<>(VisitJobs.all(log));
    jobs.add(new CountEarlier());
    VisitHouse house =
        new VisitHouse(temp.resolve("dropped"), jobs, VisitHouse.keeping(Map.of("days", 1)));
    house.upTo("2026-11-04");
    RunReport report = house.upTo("2026-11-05");
    assertEquals(ExitCode.PARTIAL, report.exitCode());
    String told =
        report.outcomes().stream()
            .flatMap(outcome -> outcome.failure().stream())
            .map(Throwable::getMessage)
            .collect(Collectors.joining());
    assertEquals(
        "days of 2026-11-02 to 2026-11-03 is needed and no longer kept; keep more nights of it"
            + " (warehouse.kept-nights), or build it anew: vesper backfill --from 2026-11-02 --to"
            + " 2026-11-03 --reprocess all",
        told);
  }
}
