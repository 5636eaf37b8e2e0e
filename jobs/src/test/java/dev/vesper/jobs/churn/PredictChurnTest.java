package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.churn.PlantedChurners.Deciding;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PredictChurnTest {
  private static final int GRACE = 3;
  private static final ChurnParams PARAMS =
      new ChurnParams(
          ZoneOffset.UTC,
          new RevenueParams("CNY", GRACE, Duration.ofMinutes(60)),
          KnownFrom.EVENTS,
          28,
          60_000,
          30,
          1);
  private static final Nights TONIGHT = Nights.only(PlantedChurners.LAST);

  private static Outputs run(SmallInputs in) {
    return new PredictChurn(PARAMS).run(in, TONIGHT);
  }

  private static Map<String, ChurnEvaluations.RowOf> evaluations(Outputs outputs, int horizon) {
    Outputs.Rows.Records rows = (Outputs.Rows.Records) outputs.rows().get(ChurnEvaluations.TABLE);
    return rows.records().stream()
        .map(ChurnEvaluations.RowOf.class::cast)
        .filter(row -> row.horizonDays() == horizon)
        .collect(Collectors.toMap(ChurnEvaluations.RowOf::model, row -> row));
  }

  @Test
  void plantedChurnersAreFoundAndChancesComeTrue() {
    PlantedChurners planted = PlantedChurners.of(9_000, Deciding.BY_HABIT);
    double optimum = planted.optimum().auc().orElseThrow();
    assertEquals(0.9, optimum, 0.01);
    SmallInputs in = planted.inputs();
    Outputs outputs = run(in);
    Map<String, ChurnEvaluations.RowOf> judged = evaluations(outputs, Question.MONTH);
    System.out.println("JUDGED " + optimum + " " + judged + " " + outputs.notes());
    ChurnEvaluations.RowOf published =
        judged.values().stream().filter(ChurnEvaluations.RowOf::isPublished).findFirst().get();
    assertEquals(planted.optimum().users(), published.judgedUsers());
    assertEquals(planted.optimum().churned(), published.churnedUsers());
    assertTrue(published.auc().get() >= 0.85, judged::toString);
    assertTrue(published.calibrationError() <= 0.03, judged::toString);
    assertTrue(
        published.auc().get() > judged.get(ChurnEvaluations.RECENCY).auc().get() + 0.02,
        judged::toString);
    assertTrue(published.liftAtTenth().get() > 1.5, judged::toString);
  }
}
