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
import java.util.Map;
import java.util.stream.Collectors;
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

  private static Map<String, ChurnEvaluations.RowOf> evaluations(Outputs outputs, int horizon) {
    Outputs.Rows.Records rows = (Outputs.Rows.Records) outputs.rows().get(ChurnEvaluations.TABLE);
    return rows.records().stream()
        .map(ChurnEvaluations.RowOf.class::cast)
        .filter(row -> row.horizonDays() == horizon)
        .collect(Collectors.toMap(ChurnEvaluations.RowOf::model, row -> row));
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
  void plantedChurnersAreFoundAndChancesComeTrueAndTheModelsServeTheNextNight() {
    PlantedChurners planted = PlantedChurners.of(9_000, Deciding.BY_HABIT);
    assertEquals(0.9, planted.optimum().auc().orElseThrow(), 0.01);
    Dataset<Row> days = planted.days().cache();
    Outputs outputs = run(PlantedChurners.inputs(days, LAST), LAST);
    assertFound(planted.optimum(), evaluations(outputs, Question.MONTH));
    assertReused(days, outputs);
  }

  private static void assertFound(Judgement optimum, Map<String, ChurnEvaluations.RowOf> judged) {
    ChurnEvaluations.RowOf published =
        judged.values().stream().filter(ChurnEvaluations.RowOf::isPublished).findFirst().get();
    assertEquals(optimum.users(), published.judgedUsers());
    assertEquals(optimum.churned(), published.churnedUsers());
    for (Family family : Family.values()) {
      ChurnEvaluations.RowOf each = judged.get(family.word());
      assertTrue(each.auc().get() >= 0.85, judged::toString);
      assertTrue(each.auc().get() <= published.auc().get(), judged::toString);
      assertTrue(each.calibrationError() <= 0.03, judged::toString);
    }
    double recency = judged.get(ChurnEvaluations.RECENCY).auc().get();
    assertTrue(published.auc().get() > recency + 0.02, judged::toString);
    assertTrue(published.liftAtTenth().get() > 1.5, judged::toString);
  }

  private static void assertReused(Dataset<Row> days, Outputs before) {
    Night next = LAST.next();
    SmallInputs in =
        PlantedChurners.inputs(days, next)
            .with(ChurnModels.TABLE, SmallInputs.rows(before, ChurnModels.TABLE))
            .with(ChurnRisks.TABLE, SmallInputs.rows(before, ChurnRisks.TABLE));
    Outputs outputs = run(in, next);
    assertEquals(0, SmallInputs.rows(outputs, ChurnModels.TABLE).count());
    assertTrue(
        outputs.notes().contains("the model of inactivity within 30 days is that of " + LAST),
        outputs.notes()::toString);
    List<String> risks = risks(outputs);
    assertTrue(risks.size() > 1_000);
    assertTrue(risks.stream().allMatch(risk -> risk.contains("@" + LAST)), risks.get(0));
    assertEquals(risks, risks(run(in, next)));
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
    SmallInputs in = PlantedChurners.of(400, Deciding.BY_HABIT).inputs();
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
        "no model of inactivity within 7 days: of 1 users asked about at the end of 2026-11-02 0"
            + " left and 1 stayed; it takes 100 users, and 10 of each");
    assertNone(
        PlantedChurners.of(150, Deciding.ALL_LEAVE),
        "no model of inactivity within 30 days: of 111 users asked about at the end of 2026-09-17"
            + " 111 left and 0 stayed; it takes 100 users, and 10 of each",
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
                        && note.contains(" 0 left and 112 stayed")),
        outputs.notes()::toString);
    Dataset<Row> risks = SmallInputs.rows(outputs, ChurnRisks.TABLE);
    assertEquals(0, risks.where(ChurnRisks.CHANCE_30_DAYS.col().isNotNull()).count());
    assertTrue(risks.where(ChurnRisks.CHANCE_7_DAYS.col().isNotNull()).count() > 100);
  }
}
