package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What was published some time ago, when it is decided. */
final class MaturedChancesTest {
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final int GRACE = 3;

  private final List<Row> risks = new ArrayList<>();
  private final List<Row> states = new ArrayList<>();
  private final List<Row> subscriptions = new ArrayList<>();

  private void user(int ago, String model, double chance, long mask) {
    String user = "u" + risks.size();
    boolean week = ago <= Question.WEEK;
    risks.add(
        RowFactory.create(
            NIGHT.plus(-ago).date(),
            user,
            "inactivity",
            week ? chance : null,
            week ? null : chance,
            week ? model : null,
            week ? null : model,
            null,
            null,
            null));
    states.add(RowFactory.create(NIGHT.date(), user, mask));
  }

  private String member(int ago, int dueIn, double week, double month) {
    String user = "m" + risks.size();
    LocalDate told = NIGHT.plus(-ago).date();
    risks.add(
        RowFactory.create(
            told, user, "membership", week, month, "m30", "m30", told.plusDays(dueIn), "p1", null));
    states.add(RowFactory.create(NIGHT.date(), user, 0L));
    return user;
  }

  private void subscription(String user, String plan, LocalDate since, LocalDate paidUntil) {
    subscriptions.add(RowFactory.create(user, plan, null, since, paidUntil));
  }

  private MaturedChances matured() {
    Dataset<Row> told =
        some(
            risks,
            ChurnRisks.TABLE,
            Table.DT,
            ChurnRisks.USER_ID,
            ChurnRisks.KIND,
            ChurnRisks.CHANCE_7_DAYS,
            ChurnRisks.CHANCE_30_DAYS,
            ChurnRisks.MODEL_7_DAYS,
            ChurnRisks.MODEL_30_DAYS,
            ChurnRisks.DUE_ON,
            ChurnRisks.PLAN_ID,
            ChurnRisks.COMMUNITY_ID);
    Dataset<Row> now =
        some(states, UserStates.TABLE, Table.DT, UserStates.USER_ID, UserStates.RECENT_DAYS);
    Dataset<Row> standing =
        some(
            subscriptions,
            Subscriptions.TABLE,
            Subscriptions.USER_ID,
            Subscriptions.PLAN_ID,
            Subscriptions.COMMUNITY_ID,
            Subscriptions.STARTED_ON,
            Subscriptions.PAID_UNTIL);
    return MaturedChances.of(told, new DecidedChances(NIGHT, now, standing, GRACE));
  }

  private static Dataset<Row> some(List<Row> rows, Table table, Field... fields) {
    return SparkForTests.session()
        .createDataFrame(
            rows,
            new StructType(
                Arrays.stream(fields)
                    .map(field -> table.schema().apply(field.name()))
                    .toArray(StructField[]::new)));
  }

  @Test
  void whoWasNotActiveOnAnyDayOfTheHorizonHasLeftWhicheverModelSaidSo() {
    user(7, "old", 0.5, 0b1000_0000);
    user(7, "old", 0.5, 0b0100_0000);
    user(7, "old", 0.9, 0);
    user(6, "old", 0.9, 0);
    user(30, "older", 0.9, 1L << 30);
    user(30, "older", 0.2, 1L << 29);
    user(29, "older", 0.2, 0);
    List<ChurnEvaluations.RowOf> rows = matured().rows(NIGHT);
    ChurnEvaluations.RowOf week = rows.get(0);
    assertEquals(NIGHT.plus(-7).date(), week.judgedOn());
    assertEquals(Optional.of("old"), week.modelId());
    assertEquals(3, week.judgedUsers());
    assertEquals(2, week.churnedUsers());
    assertEquals(0.75, week.auc().get());
    ChurnEvaluations.RowOf month = rows.get(1);
    assertEquals(NIGHT.plus(-30).date(), month.judgedOn());
    assertEquals(Optional.of("older"), month.modelId());
    assertEquals(2, month.judgedUsers());
    assertEquals(1, month.churnedUsers());
    assertEquals(2, rows.size());
  }

  @Test
  void aPeriodIsLostUnlessItWasPaidOnWithoutABreakAndOnlyThatOfTheSamePlanCounts() {
    LocalDate told = NIGHT.plus(-33).date();
    LocalDate due = told.plusDays(30);
    subscription(member(33, 30, 0, 0.2), "p1", told.minusDays(9), due.plusMonths(1));
    String lost = member(33, 30, 0, 0.7);
    subscription(lost, "p1", told.minusDays(9), due);
    subscription(lost, "p2", told.minusDays(9), due.plusMonths(1));
    subscription(member(33, 5, 0.6, 0.6), "p1", told.plusDays(9), due.plusMonths(1));
    subscription(member(32, 5, 0.6, 0.6), "p1", told.plusDays(9), due.plusMonths(1));
    List<ChurnEvaluations.RowOf> rows = matured().rows(NIGHT);
    assertEquals(1, rows.size());
    assertEquals(Question.MONTH, rows.get(0).horizonDays());
    assertEquals(told, rows.get(0).judgedOn());
    assertEquals(3, rows.get(0).judgedUsers());
    assertEquals(2, rows.get(0).churnedUsers());
    assertEquals(1, rows.get(0).auc().get());
  }

  @Test
  void aChanceOfAWeekIsOfThoseWhosePeriodEndsInIt() {
    LocalDate told = NIGHT.plus(-10).date();
    LocalDate due = told.plusDays(7);
    subscription(member(10, 7, 0.2, 0.2), "p1", told.minusDays(9), due);
    subscription(member(10, 8, 0, 0.3), "p1", told.minusDays(9), due.plusDays(1));
    List<ChurnEvaluations.RowOf> rows = matured().rows(NIGHT);
    assertEquals(1, rows.size());
    assertEquals(Question.WEEK, rows.get(0).horizonDays());
    assertEquals(1, rows.get(0).judgedUsers());
    assertEquals(1, rows.get(0).churnedUsers());
  }

  @Test
  void manyChancesOfAModelThatDoNotComeTrueCallForAnotherAndAFewDoNot() {
    Stream.generate(() -> 0.9).limit(499).forEach(chance -> user(7, "m1", chance, 1));
    assertEquals(Optional.empty(), matured().worse("m1", 0.02));
    user(7, "m1", 0.9, 1);
    MaturedChances matured = matured();
    assertEquals(0.9, matured.worse("m1", 0.02).get(), 1e-9);
    assertEquals(Optional.empty(), matured.worse("m1", 0.86));
    assertEquals(Optional.empty(), matured.worse("m2", 0.02));
  }
}
