package dev.vesper.jobs.churn;

import static dev.vesper.jobs.churn.PlantedChurners.LAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.churn.PlantedChurners.Deciding;
import dev.vesper.jobs.feature.FeaturesAt;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

final class PredictChurnTest {
  private static final ChurnParams PARAMS =
      ChurnParams.of(
          ZoneOffset.UTC,
          new RevenueParams("CNY", 3, Duration.ofMinutes(60)),
          KnownFrom.EVENTS,
          28);

  private static Outputs run(SmallInputs in, Night night) {
    return new PredictChurn(PARAMS).run(in, Nights.only(night));
  }

  private static List<String> risks(Outputs outputs) {
    return SmallInputs.rows(outputs, ChurnRisks.TABLE)
        .orderBy(ChurnRisks.USER_ID.col(), ChurnRisks.KIND.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void aFeatureThatKnowsTheFutureIsNamedAndRefused() {
    PastFeatures leaking =
        (sources, day, zone) -> {
          Dataset<Row> later =
              sources
                  .days()
                  .userDays()
                  .where(Table.DT.col().gt(functions.lit(day)))
                  .groupBy(UserDays.USER_ID.col())
                  .agg(functions.count(functions.lit(1)).as(UserFeatures.READS_28.name()));
          return FeaturesAt.of(sources, day, zone)
              .drop(UserFeatures.READS_28.name())
              .join(later, Cutoff.joinedBy(), "left");
        };
    SmallInputs in = PlantedChurners.of(600, Deciding.BY_HABIT).inputs();
    Fault fault =
        assertThrows(
            Fault.class, () -> new PredictChurn(PARAMS, leaking).run(in, Nights.only(LAST)));
    assertEquals(ExitCode.DATA, fault.exitCode());
    assertTrue(
        fault.getMessage().startsWith("features of 2026-09-17 know what came after: reads_28;"),
        fault.getMessage());
  }

  @Test
  void whereNothingCanBeLearntThereAreNoRisksAndItIsSaidWhy() {
    assertNone(
        PlantedChurners.of(0, Deciding.BY_HABIT),
        "no model of inactivity within 7 days: it takes 31 nights of history, there are 0");
    assertNone(
        PlantedChurners.of(1, Deciding.ALL_STAY),
        "no model of inactivity within 30 days: of 1 users asked about at the end of 2026-09-17 0"
            + " left and 1 stayed; it takes 100 users, and 10 of each");
    assertNone(
        PlantedChurners.of(150, Deciding.ALL_LEAVE),
        "no model of inactivity within 30 days: of 150 users asked about at the end of 2026-09-17"
            + " 150 left and 0 stayed; it takes 100 users, and 10 of each",
        "no model of membership within 30 days: of 0 users asked about at the end of 2026-09-17 0"
            + " left and 0 stayed; it takes 100 users, and 10 of each");
  }

  private static void assertNone(PlantedChurners planted, String... why) {
    Outputs outputs = run(planted.inputs(), LAST);
    assertEquals(List.of(), risks(outputs));
    assertEquals(0, SmallInputs.rows(outputs, ChurnModels.TABLE).count());
    assertTrue(outputs.notes().containsAll(List.of(why)), outputs.notes()::toString);
  }

  @Test
  void whereNobodyLeavesForLongOnlyTheShorterAbsenceIsTold() {
    Outputs outputs = run(PlantedChurners.of(150, Deciding.ALL_STAY).inputs(), LAST);
    assertTrue(
        outputs.notes().stream()
            .anyMatch(
                note ->
                    note.startsWith("no model of inactivity within 30 days")
                        && note.contains(" 0 left and 150 stayed")),
        outputs.notes()::toString);
    Dataset<Row> risks = SmallInputs.rows(outputs, ChurnRisks.TABLE);
    assertEquals(0, risks.where(ChurnRisks.CHANCE_30_DAYS.col().isNotNull()).count());
    assertTrue(risks.where(ChurnRisks.CHANCE_7_DAYS.col().isNotNull()).count() > 100);
  }
}
