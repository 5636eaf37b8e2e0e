package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Who is about to leave after the last night of data-samples, held against DuckDB. */
final class ChurnSamplesTest {
  /** The day that judges inactivity within 7 days: so long before, and the days of grace. */
  private static final int JUDGING = 10;

  private static String known() {
    return "(SELECT user_id FROM " + table("user_features") + ")";
  }

  @Test
  void whoIsAskedAboutAndWhoLeftIsWhatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT model, judged_on, judged_users, churned_users, round(churn_rate, 9) FROM "
            + table("churn_evaluations")
            + " WHERE kind = 'inactivity' AND horizon_days = 7 ORDER BY ALL",
        ChurnAnswers.judged(table("user_days"), known(), LAST, JUDGING));
  }

  @Test
  void whatRecencyAloneTellsIsWhatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT round(auc, 9), round(average_precision, 9) FROM "
            + table("churn_evaluations")
            + " WHERE kind = 'inactivity' AND horizon_days = 7 AND model = 'recency'",
        ChurnAnswers.recency(table("user_days"), known(), LAST, JUDGING));
  }

  @Test
  void everyUserWhoWasActiveInFourWeeksHasARiskAndNobodyElse() throws SQLException {
    assertSame(
        "SELECT user_id FROM "
            + table("churn_risks")
            + " WHERE kind = 'inactivity' ORDER BY user_id",
        "SELECT DISTINCT user_id FROM "
            + table("user_days")
            + " WHERE user_id IN "
            + known()
            + " AND dt > DATE '"
            + LAST
            + "' - 28 ORDER BY user_id");
  }

  @Test
  void decilesAreThoseOfTheChancesWithTiesTogether() throws SQLException {
    assertSame(
        "SELECT kind, user_id, decile FROM " + table("churn_risks") + " ORDER BY ALL",
        ChurnAnswers.deciles(table("churn_risks")));
  }

  @Test
  void everyRiskNamesAModelThatIsPublished() throws SQLException {
    assertSame(
        "SELECT DISTINCT kind, coalesce(model_30_days, model_7_days) FROM "
            + table("churn_risks")
            + " ORDER BY ALL",
        "SELECT kind, model_id FROM " + table("churn_models") + " ORDER BY ALL");
  }
}
