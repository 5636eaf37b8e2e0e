package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.agreed;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.seen;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is expected after the last night of data-samples, held against DuckDB. */
final class ForecastSamplesTest {
  @Test
  void theSeasonalNaiveModelErrsAsDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT series, round(mean_error, 9), round(scale, 9), compared, origins FROM "
            + table("forecast_errors")
            + " WHERE model = 'seasonal_naive' AND series IN ('dau', 'new_users') ORDER BY series",
        ForecastAnswers.seasonalNaive(table("growth")));
  }

  @Test
  void theModelWithTheSmallestErrorForecastsEachOfTheNextDays() throws SQLException {
    assertSame(
        "SELECT dt, series, model, horizon_days, target_day FROM "
            + table("growth_forecasts")
            + " ORDER BY ALL",
        "SELECT DATE '"
            + LAST
            + "', series, arg_min(model, coalesce(scaled_error, 0)), h, DATE '"
            + LAST
            + "' + h FROM "
            + table("forecast_errors")
            + ", (SELECT CAST(unnest(range(1, 29)) AS INTEGER) AS h) GROUP BY ALL ORDER BY ALL");
  }

  private static String order() {
    return "SELECT order_days FROM " + table("activity_models") + " WHERE is_chosen";
  }

  @Test
  void theOrderOfTheChainIsTheLikeliestThatDuckDbFinds() throws SQLException {
    String orders = ForecastAnswers.orders(seen(), LAST);
    assertSame(
        "SELECT order_days, judged_days, round(log_likelihood, 6) FROM "
            + table("activity_models")
            + " ORDER BY ALL",
        orders);
    assertSame(order(), "SELECT k FROM (" + orders + ") AS o(k, n, l) ORDER BY l DESC LIMIT 1");
  }

  @Test
  void theChainAndTheChancesOfEachUserAreWhatDuckDbComputes() throws SQLException {
    assertSame(
        "SELECT history, observed_days, active_days, round(chance_tomorrow, 9) FROM "
            + table("activity_histories")
            + " WHERE observed_days > 0 ORDER BY ALL",
        ForecastAnswers.histories(seen(), LAST, order()));
    assertSame(
        "SELECT user_id, history_days, round(chance_tomorrow, 9), round(chance_week, 9) FROM "
            + table("activity_chances")
            + " ORDER BY user_id",
        agreed(ForecastAnswers.chances(seen(), LAST, order()), "u"));
    assertSame(
        "SELECT decile, judged_days, round(expected_days, 6), active_days FROM "
            + table("activity_calibrations")
            + " ORDER BY decile",
        ForecastAnswers.deciles(seen(), LAST, order()));
  }

  @Test
  void theLifecycleOfTheNextDaysIsTheOneThatDuckDbRollsForward() throws SQLException {
    assertSame(
        "SELECT horizon_days, activity_state, round(expected_users, 6) FROM "
            + table("lifecycle_forecasts")
            + " WHERE horizon_days <= 2 AND expected_users > 0 ORDER BY ALL",
        ForecastAnswers.lifecycle(table("lifecycle_transitions"), LAST));
    assertSame(
        "SELECT horizon_days, round(sum(expected_users), 6) FROM "
            + table("lifecycle_forecasts")
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT horizon_days, round(any_value(expected_known_users), 6) FROM "
            + table("lifecycle_forecasts")
            + " GROUP BY ALL ORDER BY ALL");
  }
}
