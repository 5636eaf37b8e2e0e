package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.TopicScales;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What was published a week ago, when it has come due. */
final class MaturedChancesTest {
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final Question QUESTION = new Question(ChurnKind.INACTIVITY, Question.WEEK);

  private final List<Row> risks = new ArrayList<>();
  private final List<Row> states = new ArrayList<>();

  private void user(LocalDate toldOn, String model, double chance, long mask) {
    String user = "u" + risks.size();
    risks.add(RowFactory.create(toldOn, user, "inactivity", chance, null, model, null));
    states.add(RowFactory.create(NIGHT.date(), user, mask));
  }

  private MaturedChances matured() {
    Predictors predictors = new Predictors();
    predictors.put(
        QUESTION,
        new Predictor(
            "m1",
            new FeatureScales(List.of(), new TopicScales(List.of(), 0)),
            new Logistic(0, List.of(), List.of()),
            new Calibrator(List.of(0.0), List.of(0.5))));
    Dataset<Row> told =
        SparkForTests.session()
            .createDataFrame(
                risks,
                some(
                    ChurnRisks.TABLE,
                    List.of(
                        Table.DT.name(),
                        ChurnRisks.USER_ID.name(),
                        ChurnRisks.KIND.name(),
                        ChurnRisks.CHANCE_7_DAYS.name(),
                        ChurnRisks.CHANCE_30_DAYS.name(),
                        ChurnRisks.MODEL_7_DAYS.name(),
                        ChurnRisks.MODEL_30_DAYS.name())));
    Dataset<Row> now =
        SparkForTests.session()
            .createDataFrame(
                states,
                some(
                    UserStates.TABLE,
                    List.of(
                        Table.DT.name(),
                        UserStates.USER_ID.name(),
                        UserStates.RECENT_DAYS.name())));
    return MaturedChances.of(told, now, predictors, NIGHT);
  }

  private static StructType some(Table table, List<String> names) {
    return new StructType(
        names.stream().map(name -> table.schema().apply(name)).toArray(StructField[]::new));
  }

  @Test
  void whoWasNotActiveOnAnyOfTheSevenDaysHasLeft() {
    LocalDate weekAgo = NIGHT.plus(-7).date();
    user(weekAgo, "m1", 0.5, 0b1000_0000);
    user(weekAgo, "m1", 0.5, 0b0100_0000);
    user(weekAgo, "m1", 0.9, 0);
    user(weekAgo, "other", 0.9, 0);
    user(weekAgo.plusDays(1), "m1", 0.9, 0);
    ChurnEvaluations.RowOf row = matured().rows(NIGHT).get(0);
    assertEquals(weekAgo, row.judgedOn());
    assertEquals(3, row.judgedUsers());
    assertEquals(2, row.churnedUsers());
    assertEquals(0.75, row.auc().get());
  }

  @Test
  void manyChancesThatDoNotComeTrueCallForAnotherModelAndAFewDoNot() {
    LocalDate weekAgo = NIGHT.plus(-7).date();
    for (int i = 0; i < 499; i++) {
      user(weekAgo, "m1", 0.9, 1);
    }
    assertEquals(Optional.empty(), matured().worse(QUESTION, 0.02));
    user(weekAgo, "m1", 0.9, 1);
    MaturedChances matured = matured();
    assertEquals(0.9, matured.worse(QUESTION, 0.02).get(), 1e-9);
    assertEquals(Optional.empty(), matured.worse(QUESTION, 0.86));
    assertEquals(
        Optional.empty(), matured.worse(new Question(ChurnKind.MEMBERSHIP, Question.WEEK), 0.02));
  }
}
