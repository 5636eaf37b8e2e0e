package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.FeatureSources;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.jobs.statistics.Calibrator;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** When a model of an earlier night is used, and why it is not. */
final class ModelsInUseTest {
  private static final Night FITTED = Night.of("2026-11-01");
  private static final Question QUESTION = new Question(ChurnKind.INACTIVITY, Question.MONTH);
  private static final ChurnParams PARAMS = params(ZoneOffset.UTC, 3, 28);
  private static final FeatureScales SCALES =
      FeatureScales.fit(
          Cutoff.FEATURES, List.of(new FeatureRow(new double[Cutoff.FEATURES.size()], Map.of())));
  private static final FeatureScales OTHER_SCALES =
      FeatureScales.fit(
          Cutoff.FEATURES.subList(1, Cutoff.FEATURES.size()),
          List.of(new FeatureRow(new double[Cutoff.FEATURES.size() - 1], Map.of())));

  private static ChurnParams params(ZoneId zone, int graceDays, int refitDays) {
    return ChurnParams.of(
        zone,
        new RevenueParams("CNY", graceDays, Duration.ofMinutes(60)),
        KnownFrom.EVENTS,
        refitDays);
  }

  private static Dataset<Row> model(FeatureScales scales) {
    ChurnModels.RowOf row =
        new ChurnModels.RowOf(
            FITTED.date(),
            QUESTION.kind(),
            QUESTION.horizonDays(),
            QUESTION.modelId(Family.LOGISTIC, FITTED),
            Family.LOGISTIC,
            FITTED.date(),
            QUESTION.teaching(FITTED, 3),
            QUESTION.judging(FITTED, 3),
            100,
            PARAMS.toString(),
            0.01,
            scales.json(),
            Json.text(new Calibrator(List.of(0.0), List.of(0.5))),
            Json.text(new Logistic(0, List.of(), List.of())));
    return SparkForTests.session()
        .createDataFrame(
            RecordEncoder.rows(ChurnModels.TABLE, List.of(row)), ChurnModels.TABLE.schema());
  }

  /** What is decided on a night with nothing to learn from. */
  private static ModelsInUse decided(
      FeatureScales scales, Night night, ChurnParams params, MaturedChances matured) {
    ModelsInUse models = new ModelsInUse(KnownModels.newest(model(scales)), night, params);
    Dataset<Row> none = SparkForTests.session().emptyDataFrame();
    History nothing =
        new History(
            none, new FeatureSources.Days(none, none, Optional.empty()), none, Nights.only(night));
    Taught taught = new Taught(nothing, functions.lit(false), Optional.empty(), night);
    models.choose(matured, () -> new FitChurn((sources, day, zone) -> none, params, taught));
    return models;
  }

  private static void assertUsed(Night night, ChurnParams params) {
    ModelsInUse models = decided(SCALES, night, params, new MaturedChances());
    assertTrue(models.predictors().of(QUESTION).isPresent());
    assertEquals("the model of inactivity within 30 days is that of 2026-11-01", note(models));
  }

  private static void assertUsedNoLonger(
      String why, FeatureScales scales, Night night, ChurnParams params) {
    ModelsInUse models = decided(scales, night, params, new MaturedChances());
    assertTrue(models.predictors().isEmpty());
    assertEquals(
        "the model of inactivity within 30 days of 2026-11-01 is used no longer: " + why,
        note(models));
  }

  /** Chances of 0.9 of so many users, each of whom stayed. */
  private static MaturedChances wrongOf(int users, Night night) {
    List<Row> risks = new ArrayList<>();
    List<Row> states = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      risks.add(
          FilledRows.of(
              ChurnRisks.TABLE,
              Map.of(
                  Table.DT.name(), QUESTION.decided(night, 3),
                  ChurnRisks.USER_ID.name(), "u" + user,
                  ChurnRisks.KIND.name(), QUESTION.kind().word(),
                  ChurnRisks.CHANCE_30_DAYS.name(), 0.9,
                  ChurnRisks.MODEL_30_DAYS.name(), QUESTION.modelId(Family.LOGISTIC, FITTED))));
      states.add(
          FilledRows.of(
              UserStates.TABLE,
              Map.of(UserStates.USER_ID.name(), "u" + user, UserStates.RECENT_DAYS.name(), 1L)));
    }
    SparkSession spark = SparkForTests.session();
    return MaturedChances.of(
        spark.createDataFrame(risks, ChurnRisks.TABLE.schema()),
        new DecidedChances(
            night,
            spark.createDataFrame(states, UserStates.TABLE.schema()),
            spark.createDataFrame(List.<Row>of(), Subscriptions.TABLE.schema()),
            3));
  }

  private static String note(ModelsInUse models) {
    return models.notes().get(0);
  }

  @Test
  void aModelIsUsedForSoManyNights() {
    assertUsed(FITTED.plus(27), PARAMS);
    assertUsedNoLonger("it is older than 27 days", SCALES, FITTED.plus(28), PARAMS);
  }

  @Test
  void aModelOfOtherSettingsIsUsedNoLonger() {
    Night night = FITTED.plus(1);
    assertUsed(night, params(ZoneOffset.UTC, 3, 28));
    assertUsedNoLonger("settings changed", SCALES, night, params(ZoneOffset.UTC, 2, 28));
    assertUsedNoLonger("settings changed", SCALES, night, params(ZoneOffset.UTC, 3, 27));
    assertUsedNoLonger("settings changed", SCALES, night, params(ZoneOffset.ofHours(8), 3, 28));
  }

  @Test
  void aModelOfOtherFeaturesIsUsedNoLonger() {
    assertUsedNoLonger("it is of other features", OTHER_SCALES, FITTED.plus(1), PARAMS);
  }

  @Test
  void aModelThatIsOffStaysInUseWhereNoneCanBeFittedInItsPlace() {
    Night night = FITTED.plus(1);
    ModelsInUse models = decided(SCALES, night, PARAMS, wrongOf(500, night));
    assertTrue(models.predictors().of(QUESTION).isPresent());
    assertEquals(
        List.of(
            "the model of inactivity within 30 days of 2026-11-01 stays in use: its chances that"
                + " have come due are off by 0.900, and none can be fitted in its place",
            "no model of inactivity within 30 days: it takes 77 nights of history, there are 0"),
        models.notes().stream().filter(note -> note.contains(QUESTION.toString())).toList());
    assertEquals(List.of(), models.fitted());
  }

  @Test
  void aModelThatIsOffAndTooOldIsUsedNoLonger() {
    Night night = FITTED.plus(28);
    ModelsInUse models = decided(SCALES, night, PARAMS, wrongOf(500, night));
    assertTrue(models.predictors().isEmpty());
  }
}
