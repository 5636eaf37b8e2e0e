package dev.vesper.jobs.churn;

import static dev.vesper.jobs.churn.PlantedChurners.LAST;
import static org.apache.spark.sql.functions.datediff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.churn.PlantedChurners.Deciding;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.AdvanceSubscriptions;
import dev.vesper.jobs.revenue.PaidPeriods;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Members who mostly renew, and mostly do not once they have cancelled. */
final class MembershipChurnTest {
  private static final int MEMBERS = 600;
  private static final RevenueParams REVENUE = new RevenueParams("CNY", 3, Duration.ofMinutes(60));
  private static final ChurnParams PARAMS =
      ChurnParams.of(ZoneOffset.UTC, REVENUE, KnownFrom.EVENTS, 28);
  private static final Nights NIGHTS = new Nights(LAST.plus(-110), LAST);

  private final List<Row> events = new ArrayList<>();

  /** Subscribes 70 to 100 days ago; a third of the periods are cancelled halfway. */
  private void member(String user, Random random) {
    LocalDate start = LAST.date().minusDays(70 + random.nextInt(31));
    event(user, start, "subscribe");
    for (int period = 1; ; period++) {
      LocalDate due = start.plusMonths(period);
      boolean cancelled = random.nextInt(3) == 0;
      LocalDate halfway = due.minusDays(15);
      if (cancelled && !halfway.isAfter(LAST.date())) {
        event(user, halfway, "cancel");
      }
      if (random.nextDouble() < (cancelled ? 0.9 : 0.08) || due.isAfter(LAST.date())) {
        return;
      }
      event(user, due, "renew");
    }
  }

  private void event(String user, LocalDate day, String type) {
    boolean pays = !type.equals("cancel");
    events.add(
        RowFactory.create(
            day,
            user + day + type,
            user,
            "monthly",
            null,
            type,
            Timestamp.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC)),
            pays ? new BigDecimal("38") : null,
            pays ? "CNY" : null,
            1,
            "plans"));
  }

  private SmallInputs inputs() {
    Random random = new Random(3);
    for (int i = 0; i < MEMBERS; i++) {
      member("u%05d".formatted(i), random);
    }
    Dataset<Row> all =
        SparkForTests.session().createDataFrame(events, SubscriptionEvents.TABLE.schema()).cache();
    SmallInputs whole =
        new SmallInputs(LAST) {
          @Override
          public Dataset<Row> tonight(Table table) {
            return table.equals(SubscriptionEvents.TABLE) ? all : super.tonight(table);
          }
        };
    Outputs standing = new AdvanceSubscriptions(REVENUE).run(whole, NIGHTS);
    return PlantedChurners.of(MEMBERS, Deciding.ALL_STAY)
        .inputs()
        .with(SubscriptionEvents.TABLE, all)
        .with(Subscriptions.TABLE, SmallInputs.rows(standing, Subscriptions.TABLE).cache());
  }

  @Test
  void cancellingIsWhatTellsWhoWillNotRenew() {
    SmallInputs in = inputs();
    Outputs outputs = new PredictChurn(PARAMS).run(in, Nights.only(LAST));
    Outputs.Rows.Records rows = (Outputs.Rows.Records) outputs.rows().get(ChurnEvaluations.TABLE);
    Map<String, ChurnEvaluations.RowOf> judged =
        rows.records().stream()
            .map(ChurnEvaluations.RowOf.class::cast)
            .filter(row -> row.kind() == ChurnKind.MEMBERSHIP)
            .collect(Collectors.toMap(ChurnEvaluations.RowOf::model, row -> row));
    ChurnEvaluations.RowOf published =
        judged.values().stream().filter(ChurnEvaluations.RowOf::isPublished).findFirst().get();
    assertEquals(Question.MONTH, published.horizonDays());
    assertEquals(LocalDate.of(2026, 10, 17), published.judgedOn());
    assertTrue(published.auc().get() > 0.75, judged::toString);
    assertTrue(judged.get(ChurnEvaluations.RECENCY).auc().get() < 0.6, judged::toString);
    assertTold(in, SmallInputs.rows(outputs, ChurnRisks.TABLE));
  }

  private static void assertTold(SmallInputs in, Dataset<Row> all) {
    Column due = datediff(Subscriptions.PAID_UNTIL.col(), functions.lit(LAST.date()));
    Dataset<Row> standing =
        in.tonight(Subscriptions.TABLE)
            .where(Subscriptions.IS_IN_FORCE.col())
            .drop(Table.DT.col())
            .cache();
    Dataset<Row> risks =
        all.where(ChurnRisks.KIND.col().equalTo("membership"))
            .join(standing, ChurnRisks.USER_ID.name())
            .cache();
    assertEquals(standing.where(due.between(1, 30)).count(), risks.count());
    Dataset<Row> cancelled = risks.where(Subscriptions.CANCELLED_ON.col().isNotNull());
    assertTrue(cancelled.count() > 20);
    assertEquals(
        cancelled.count(),
        cancelled
            .where(ChurnRisks.SUGGESTED_ACTION.col().equalTo("ask_to_stay"))
            .where(ChurnRisks.TOP_DRIVER.col().equalTo("period_cancelled"))
            .where(
                ChurnRisks.DRIVERS_EN.col().startsWith("membership cancelled (1 yes) 1, usually 0"))
            .where(ChurnRisks.DRIVERS_ZH.col().startsWith("会员已取消（1为是） 1（通常 0）"))
            .count());
    Dataset<Row> later = risks.where(due.gt(7));
    assertTrue(later.count() > 20);
    assertEquals(later.count(), later.where(ChurnRisks.CHANCE_7_DAYS.col().equalTo(0)).count());
    assertEquals(
        risks.count() - later.count(),
        risks
            .where(ChurnRisks.CHANCE_7_DAYS.col().equalTo(ChurnRisks.CHANCE_30_DAYS.col()))
            .count());
  }

  @Test
  void paidPeriodsTellOfTonightWhatTheStateDoes() {
    SmallInputs in = inputs();
    Dataset<Row> periods =
        PaidPeriods.of(
            SparkForTests.session().createDataFrame(events, SubscriptionEvents.TABLE.schema()),
            NIGHTS,
            REVENUE);
    List<String> told = shown(DueMemberships.at(periods, LAST.date()));
    assertEquals(shown(DueMemberships.tonight(in.tonight(Subscriptions.TABLE))), told);
    assertTrue(told.size() > 100);
  }

  private static List<String> shown(Dataset<Row> due) {
    return due
        .drop(DueMemberships.LOST.name())
        .orderBy(DueMemberships.USER_ID.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
