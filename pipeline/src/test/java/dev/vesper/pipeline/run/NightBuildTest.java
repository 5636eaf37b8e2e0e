package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.run.JobOutcome.Status;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NightBuildTest {
  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada", "bob")
          .day("2026-11-02", "ada")
          .day("2026-11-03", "cyd", "ada", "ada")
          .day("2026-11-04", "bob")
          .day("2026-11-05", "dan", "bob")
          .day("2026-11-06", "ada")
          .day("2026-11-07", "eve")
          .day("2026-11-08", "ada", "eve")
          .day("2026-11-09", "bob");

  private VisitHouse house(String name) {
    return new VisitHouse(temp.resolve(name), VisitJobs.all(log));
  }

  @Test
  void allNightsInOnePassEqualTheSameNightsOneByOne() {
    VisitHouse atOnce = house("at-once");
    atOnce.upTo("2026-11-09");
    VisitHouse oneByOne = house("one-by-one");
    for (Night night : new Nights(Night.of("2026-11-01"), Night.of("2026-11-09")).list()) {
      oneByOne.upTo(night.toString());
    }
    for (Table table : List.of(VisitJobs.LOG, VisitJobs.DAYS, VisitJobs.COUNTS)) {
      assertEquals(atOnce.rows(table), oneByOne.rows(table), table.name());
    }
    assertEquals(newest(atOnce), newest(oneByOne));
    assertTrue(
        atOnce.rows(VisitJobs.COUNTS).contains("[2026-11-05,2,1]"), atOnce.rows(VisitJobs.COUNTS));
  }

  private static String newest(VisitHouse house) {
    return Stream.of(house.rows(VisitJobs.VISITORS).split("\n"))
        .filter(row -> row.startsWith("[2026-11-09"))
        .toList()
        .toString();
  }

  @Test
  void aStateIsPublishedForTheNewestNightsOnly() {
    VisitHouse house = house("states");
    house.upTo("2026-11-09");
    assertEquals(
        List.of(Night.of("2026-11-04"), Night.of("2026-11-09")),
        List.of(
            house.manifest().nights("visitors").firstKey(),
            house.manifest().nights("visitors").lastKey()));
  }

  @Test
  void aSecondRunBuildsNothingAndCommitsNothing() {
    VisitHouse house = house("again");
    assertTrue(house.upTo("2026-11-09").commit().isPresent());
    RunReport again = house.upTo("2026-11-09");
    assertTrue(again.plan().isEmpty(), again.plan().toString());
    assertTrue(again.commit().isEmpty());
    assertEquals(9, log.reads());
  }

  @Test
  void aLateVisitRestatesItsDayAndWhatDependsOnItOnly() {
    VisitHouse house = house("late");
    house.upTo("2026-11-08");
    log.visit("2026-11-09", "zoe", "2026-11-08");
    RunReport report = house.upTo("2026-11-09");
    assertEquals(
        "count-visits [2026-11-08 to 2026-11-09]; fit-model [2026-11-09]; "
            + "know-visitors [2026-11-08 to 2026-11-09]; read-log [2026-11-09]; "
            + "sum-days [2026-11-08 to 2026-11-09]",
        VisitHouse.built(report));
    VisitHouse fresh = house("late-fresh");
    fresh.upTo("2026-11-09");
    assertEquals(fresh.rows(VisitJobs.COUNTS), house.rows(VisitJobs.COUNTS));
    assertEquals(newest(fresh), newest(house));
  }

  @Test
  void equalRowsFromChangedFilesStopThere() {
    VisitHouse house = house("equal");
    house.upTo("2026-11-09");
    log.visit("2026-11-08", "eve", "2026-11-01");
    assertEquals("read-log [2026-11-08]; sum-days [2026-11-01]", firstTwo(house));
  }

  private static String firstTwo(VisitHouse house) {
    RunReport report = house.upTo("2026-11-09");
    return Stream.of(VisitHouse.built(report).split("; "))
        .filter(each -> each.startsWith("read-log") || each.startsWith("sum-days"))
        .toList()
        .toString()
        .replaceAll("^\\[|\\]$", "")
        .replace(", ", "; ");
  }

  @Test
  void aRecordIsNeverRestated() {
    VisitHouse house = house("records");
    house.upTo("2026-11-08");
    String before = house.rows(VisitJobs.MODELS);
    log.visit("2026-11-08", "eve", "2026-11-08");
    RunReport report = house.upTo("2026-11-08");
    assertEquals(before, house.rows(VisitJobs.MODELS));
    assertTrue(
        report.plan().notes().stream().anyMatch(note -> note.contains("kept as published"))
            || !VisitHouse.built(report).contains("fit-model"),
        report.plan().notes().toString());
    assertEquals("[2026-11-08,1.0,6]", before);
  }

  @Test
  void aModelStartsFromLastNights() {
    VisitHouse house = house("models");
    house.upTo("2026-11-08");
    house.upTo("2026-11-09");
    assertEquals("[2026-11-08,1.0,6]\n[2026-11-09,2.0,6]", house.rows(VisitJobs.MODELS));
  }

  @Test
  void aNewVersionOfAStateIsBuiltFromAllDaysAndOlderRatesStay() {
    VisitHouse house = house("versions");
    house.upTo("2026-11-08");
    List<Job> newer =
        VisitJobs.all(log).stream()
            .map(job -> job instanceof VisitJobs.KnowVisitors ? new VisitJobs.KnowVisitors(2) : job)
            .toList();
    RunReport report = new VisitHouse(temp.resolve("versions"), newer).upTo("2026-11-09");
    assertEquals(
        "count-visits [2026-11-09]; fit-model [2026-11-09]; "
            + "know-visitors [2026-11-04 to 2026-11-09]; read-log [2026-11-09]; "
            + "sum-days [2026-11-09]",
        VisitHouse.built(report));
  }

  @Test
  void filesOlderThanTheLateDaysWaitForABackfill() {
    VisitHouse house = house("old");
    house.upTo("2026-11-09");
    log.visit("2026-11-03", "zoe", "2026-11-03");
    Plan plan = house.plan("2026-11-09");
    assertTrue(plan.isEmpty(), plan.steps().toString());
    assertTrue(
        plan.notes().toString().contains("vesper backfill --from 2026-11-03 --to 2026-11-03"),
        plan.notes().toString());
    house.run(
        Request.nightly(Night.of("2026-11-09"))
            .backfilling(Nights.only(Night.of("2026-11-03")), Reprocess.NONE, false));
    VisitHouse fresh = house("old-fresh");
    fresh.upTo("2026-11-09");
    assertEquals(fresh.rows(VisitJobs.COUNTS), house.rows(VisitJobs.COUNTS));
    assertEquals(newest(fresh), newest(house));
  }

  @Test
  void aNightWithoutFilesIsRefusedUnlessEmptyNightsAreAllowed() {
    VisitHouse house = house("gap");
    Fault fault = assertThrows(Fault.class, () -> house.upTo("2026-11-11"));
    assertEquals(ExitCode.NO_INPUT, fault.exitCode());
    assertTrue(fault.getMessage().contains("2026-11-10"), fault.getMessage());
    RunReport report =
        new VisitHouse(temp.resolve("gap"), VisitJobs.all(log), VisitHouse.allowingEmpty())
            .upTo("2026-11-11");
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals(0, house.manifest().nights("days").get(Night.of("2026-11-10")).rows());
  }

  @Test
  void aFailedOptionalJobMakesThePublishedNightPartial() {
    VisitHouse house =
        new VisitHouse(temp.resolve("partial"), withBroken(new BrokenJobs.BrokenModel()));
    RunReport report = house.upTo("2026-11-09");
    assertEquals(ExitCode.PARTIAL, report.exitCode());
    assertEquals(List.of("models"), report.missing());
    assertEquals(List.of("models"), house.manifest().missing());
    assertEquals(ExitCode.DONE, house("partial").upTo("2026-11-09").exitCode());
    assertEquals(List.of(), house.manifest().missing());
  }

  @Test
  void aFailedRequiredJobPublishesNothingAndWhatWasBuiltIsAdopted() {
    VisitHouse broken =
        new VisitHouse(temp.resolve("required"), withBroken(new BrokenJobs.BrokenDays()));
    RunReport report = broken.upTo("2026-11-09");
    assertEquals(ExitCode.SOFTWARE, report.exitCode());
    assertTrue(report.commit().isEmpty());
    assertEquals(
        Status.SKIPPED,
        report.outcomes().stream()
            .filter(outcome -> outcome.job().equals("know-visitors"))
            .findFirst()
            .orElseThrow()
            .status());
    int readSoFar = log.reads();
    RunReport next = house("required").upTo("2026-11-09");
    assertTrue(next.commit().isPresent());
    assertEquals(readSoFar, log.reads(), "the log is adopted, not read again");
  }

  @Test
  void rowsThatBreakACheckAreNotPublished() {
    VisitHouse house =
        new VisitHouse(temp.resolve("checks"), withBroken(new BrokenJobs.DoubledDays()));
    RunReport report = house.upTo("2026-11-09");
    assertEquals(ExitCode.DATA, report.exitCode());
    assertTrue(report.commit().isEmpty());
    String said =
        report.outcomes().stream()
            .flatMap(outcome -> outcome.failure().stream())
            .findFirst()
            .orElseThrow()
            .getMessage();
    assertTrue(said.contains("days of 2026-11-01: 2 rows break 'unique_key'"), said);
    assertTrue(said.contains("days of 2026-11-09"), said);
  }

  @Test
  void aWarehouseIsNeverTakenBackToAnEarlierNight() {
    VisitHouse house = house("back");
    house.upTo("2026-11-08");
    RunReport report = house.upTo("2026-11-05");
    assertTrue(report.plan().isEmpty());
    assertEquals(Night.of("2026-11-08"), house.manifest().night());
    assertFalse(house.manifest().nights("models").isEmpty());
  }

  private List<Job> withBroken(Job broken) {
    return VisitJobs.all(log).stream()
        .map(job -> job.writes().equals(broken.writes()) ? broken : job)
        .toList();
  }
}
