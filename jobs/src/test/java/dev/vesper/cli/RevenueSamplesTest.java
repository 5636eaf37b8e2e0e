package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.FIRST;
import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;
import static dev.vesper.cli.SampleNights.truth;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * Subscriptions, revenue and communities of data-samples, held against DuckDB and what was planted.
 */
final class RevenueSamplesTest {
  @Test
  void subscriptionEventsAreThoseOfTheEventsWithThePeriodsOfThePlans() throws SQLException {
    assertSame(
        "SELECT dt, event_id, user_id, plan_id, community_id, event_type, event_time, price,"
            + " currency, period_months, period_from FROM "
            + table("subscription_events")
            + " ORDER BY ALL",
        RevenueAnswers.events(table("events"), table("plans")));
  }

  @Test
  void everySubscriptionStandsAsDuckDbFindsIt() throws SQLException {
    assertSame(
        "SELECT "
            + RevenueAnswers.SUBSCRIPTION_COLUMNS
            + " FROM "
            + table("subscriptions")
            + " ORDER BY ALL",
        RevenueAnswers.subscriptions(table("events"), table("plans"), FIRST, LAST));
  }

  @Test
  void revenueMovesAsDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT "
            + RevenueAnswers.MOVEMENT_COLUMNS
            + " FROM "
            + table("mrr_movements")
            + " WHERE movements > 0 ORDER BY ALL",
        RevenueAnswers.movements(table("events"), table("plans"), FIRST, LAST));
  }

  @Test
  void revenueOfEachNightIsWhatItsSubscriptionsBring() throws SQLException {
    assertSame(
        "SELECT DISTINCT dt, plan_id, CAST(closing_mrr * 10000 AS BIGINT), subscriptions,"
            + " foreign_subscriptions, paying_users FROM "
            + table("mrr_movements")
            + " ORDER BY ALL",
        RevenueAnswers.levels(table("events"), table("plans"), FIRST, LAST));
    assertSame(
        "SELECT DISTINCT dt, closing_mrr FROM "
            + table("mrr_movements")
            + " WHERE plan_id IS NULL AND dt > DATE '"
            + LAST
            + "' - 7 ORDER BY ALL",
        "SELECT dt, CAST(sum(mrr) AS DECIMAL(18, 4)) FROM "
            + table("subscriptions")
            + " GROUP BY dt ORDER BY ALL");
  }

  @Test
  void allMovementsTogetherAreTheChangeOfRevenue() throws SQLException {
    assertSame(
        "SELECT plan_id, CAST(sum(amount) AS DECIMAL(18, 4)) FROM "
            + table("mrr_movements")
            + " GROUP BY plan_id ORDER BY ALL",
        "SELECT DISTINCT plan_id, closing_mrr FROM "
            + table("mrr_movements")
            + " WHERE dt = DATE '"
            + LAST
            + "' ORDER BY ALL");
    assertSame(
        "SELECT dt + 1, plan_id, closing_mrr FROM "
            + table("mrr_movements")
            + " WHERE movement = 'new' AND dated_on = dt AND dt < DATE '"
            + LAST
            + "' ORDER BY ALL",
        "SELECT dt, plan_id, opening_mrr FROM "
            + table("mrr_movements")
            + " WHERE movement = 'new' AND dated_on = dt AND (dt, coalesce(plan_id, '')) IN"
            + " (SELECT (dt + 1, coalesce(plan_id, '')) FROM "
            + table("mrr_movements")
            + ") ORDER BY ALL");
  }

  @Test
  void whatBecameOfPaidPeriodsIsWhatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, plan_id, outcome, notice_days, periods FROM "
            + table("renewal_outcomes")
            + " ORDER BY ALL",
        RevenueAnswers.outcomes(table("events"), table("plans"), FIRST, LAST));
  }

  @Test
  void expectedRenewalsAreWhatIsDueTimesWhatWasRenewed() throws SQLException {
    assertSame(
        "SELECT plan_id, due_on, due, amount_due, rate_of, renewed_periods, ended_periods,"
            + " renewal_rate, expected_renewals, CAST(expected_amount * 10000 AS BIGINT) FROM "
            + table("expected_renewals")
            + " ORDER BY ALL",
        RevenueAnswers.expected(table("subscriptions"), table("renewal_outcomes"), LAST));
  }

  /** Who subscribed before the first night is seen from the first renewal on. */
  @Test
  void asManyMembershipsAreInForceAsWerePlanted() throws SQLException {
    assertSame(
        "SELECT plan_id, subscriptions FROM "
            + table("mrr_movements")
            + " WHERE movement = 'new' AND dated_on = dt AND plan_id IS NOT NULL AND dt = DATE '"
            + LAST
            + "' ORDER BY ALL",
        "SELECT plan_id, count(*) FROM (SELECT user_id, plan_id, arg_max(event_type, night) AS newest,"
            + " bool_or(event_type IN ('subscribe', 'renew')) AS seen FROM "
            + truth("memberships.csv")
            + " WHERE night BETWEEN '"
            + FIRST
            + "' AND '"
            + LAST
            + "' GROUP BY ALL) WHERE seen AND newest <> 'expire' GROUP BY ALL ORDER BY ALL");
    assertSame(
        "SELECT movement, CAST(sum(movements) AS BIGINT) FROM "
            + table("mrr_movements")
            + " WHERE plan_id IS NULL AND movement IN ('new', 'found') GROUP BY ALL ORDER BY ALL",
        "SELECT CASE WHEN first = 'renew' THEN 'found' ELSE 'new' END, count(*) FROM ("
            + "SELECT user_id, arg_min(event_type, night) AS first FROM "
            + truth("memberships.csv")
            + " WHERE event_type IN ('subscribe', 'renew') AND night BETWEEN '"
            + FIRST
            + "' AND '"
            + LAST
            + "' GROUP BY ALL) GROUP BY ALL ORDER BY ALL");
  }

  private static String inForce() {
    return RevenueAnswers.inForce(table("events"), table("plans"), FIRST, LAST);
  }

  @Test
  void memberDaysAreWhatDuckDbSumsUpFromTheEvents() throws SQLException {
    assertSame(
        "SELECT dt, user_id, community_id, is_member, joins, leaves, payments, amount FROM "
            + table("member_days")
            + " ORDER BY ALL",
        CommunityAnswers.days(table("events")));
  }

  @Test
  void everyMembershipIsWhatDuckDbFindsByLookingAtEachDay() throws SQLException {
    assertSame(
        "SELECT dt, user_id, community_id, is_member, known_since, left_on, recent_member_days,"
            + " recent_paying_days FROM "
            + table("memberships")
            + " ORDER BY ALL",
        CommunityAnswers.memberships(table("events"), inForce(), FIRST, LAST));
  }

  @Test
  void communityRatesAreWhatDuckDbCountsOnEachNight() throws SQLException {
    assertSame(
        "SELECT "
            + CommunityAnswers.COLUMNS
            + " FROM "
            + table("community_rates")
            + " ORDER BY ALL",
        CommunityAnswers.rates(table("events"), inForce(), FIRST, LAST));
  }
}
