package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.agreed;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What customers of data-samples bought and are worth, held against DuckDB. */
final class ValueSamplesTest {
  @Test
  void purchaseDaysAreWhatDuckDbSumsUpFromTheEvents() throws SQLException {
    assertSame(
        "SELECT dt, user_id, orders, foreign_orders, amount FROM "
            + table("purchase_days")
            + " ORDER BY ALL",
        ValueAnswers.days(table("events")));
  }

  @Test
  void historiesOfEachNightAreAllDaysUpToIt() throws SQLException {
    assertSame(
        "SELECT dt, user_id, first_purchased_on, last_purchased_on, purchase_days, orders,"
            + " foreign_orders, amount, first_amount, bought_on::VARCHAR, day_amounts::VARCHAR FROM "
            + table("purchase_histories")
            + " ORDER BY ALL",
        ValueAnswers.histories(table("events"), table("purchase_histories")));
  }

  @Test
  void scoresAndGroupsAreWhatDuckDbRanks() throws SQLException {
    assertSame(
        "SELECT user_id, purchase_days, recency_days, monetary, recency_score, frequency_score,"
            + " monetary_score, rfm_group FROM "
            + table("customer_value")
            + " WHERE purchase_days > 0 ORDER BY ALL",
        agreed(ValueAnswers.customers(table("events"), LAST), "user_id"));
    assertSame(
        "SELECT rfm_group, customers, all_customers, share, amount FROM "
            + table("rfm_groups")
            + " WHERE customers > 0 ORDER BY ALL",
        ValueAnswers.groups(table("events"), LAST));
    assertSame(
        "SELECT measure, score, lowest, customers FROM " + table("rfm_scores") + " ORDER BY ALL",
        ValueAnswers.scores(table("events"), LAST));
  }

  @Test
  void theRuleOfEachGroupGivesTheGroupOfEachCustomer() throws SQLException {
    assertSame(
        "SELECT user_id, rfm_group FROM "
            + table("customer_value")
            + " WHERE rfm_group IS NOT NULL ORDER BY ALL",
        """
        SELECT user_id, arg_min(g.rfm_group, place) FROM %s AS c JOIN %s AS g
          ON recency_score BETWEEN recency_least AND recency_most
            AND frequency_score BETWEEN frequency_least AND frequency_most
            AND monetary_score BETWEEN monetary_least AND monetary_most
        GROUP BY user_id ORDER BY ALL"""
            .formatted(table("customer_value"), table("rfm_groups")));
  }

  @Test
  void valuesAddUpAndStandOnTheModelsThatAreTold() throws SQLException {
    assertSame(
        "SELECT user_id, value FROM " + table("customer_value") + " ORDER BY ALL",
        "SELECT user_id, CASE WHEN purchase_value IS NOT NULL OR membership_value IS NOT NULL THEN"
            + " coalesce(purchase_value, 0) + coalesce(membership_value, 0) END FROM "
            + table("customer_value")
            + " ORDER BY ALL");
    assertSame(
        "SELECT DISTINCT unnest([model_id, spend_model_id]) AS id FROM "
            + table("customer_value")
            + " WHERE purchase_days > 0 ORDER BY ALL",
        "SELECT model_id FROM "
            + table("value_models")
            + " WHERE part IN ('purchases', 'spend') ORDER BY ALL");
  }

  @Test
  void everyModelThatIsNamedIsTold() throws SQLException {
    assertSame(
        "SELECT DISTINCT id FROM (SELECT unnest([model_id, spend_model_id] ||"
            + " string_split(renewal_model_ids, ' ')) AS id FROM "
            + table("customer_value")
            + " UNION ALL SELECT model_id FROM "
            + table("value_calibration")
            + ") WHERE id IS NOT NULL ORDER BY ALL",
        "SELECT model_id FROM "
            + table("value_models")
            + " WHERE model_id IN (SELECT unnest([model_id, spend_model_id] ||"
            + " string_split(renewal_model_ids, ' ')) FROM "
            + table("customer_value")
            + ") OR part = 'held-out' ORDER BY ALL");
  }

  private static String subscriptions() {
    return "(SELECT * FROM " + table("subscriptions") + " WHERE dt = DATE '" + LAST + "')";
  }

  @Test
  void everybodyWhoBoughtOrHasAMembershipInForceHasARow() throws SQLException {
    assertSame(
        "SELECT user_id FROM " + table("customer_value") + " ORDER BY ALL",
        agreed(
            "SELECT user_id FROM ("
                + ValueAnswers.days(table("events"))
                + ") UNION SELECT user_id FROM "
                + subscriptions()
                + " WHERE is_in_force",
            "user_id"));
  }

  @Test
  void everybodyWithAMembershipInForceHasAValueOfItOrAReason() throws SQLException {
    assertSame(
        "SELECT user_id, membership_value IS NOT NULL, unvalued FROM "
            + table("customer_value")
            + " WHERE membership_value IS NOT NULL OR unvalued IS NOT NULL ORDER BY ALL",
        agreed(ValueAnswers.members(subscriptions()), "user_id"));
  }

  @Test
  void theCalibrationComparesPurchasesOfTheLastWeeks() throws SQLException {
    assertSame(
        "SELECT CAST(sum(customers) AS BIGINT), CAST(sum(purchases) AS BIGINT) FROM "
            + table("value_calibration"),
        """
        WITH day AS (%1$s), cut AS (SELECT DISTINCT cutoff_on FROM %2$s),
        known AS (SELECT user_id FROM day, cut WHERE dt <= cutoff_on GROUP BY user_id)
        SELECT (SELECT count(*) FROM known),
          (SELECT count(*) FROM day JOIN known USING (user_id), cut WHERE dt > cutoff_on)"""
            .formatted(ValueAnswers.days(table("events")), table("value_calibration")));
  }
}
