package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.FIRST;
import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Funnels of data-samples, held against DuckDB. */
final class FunnelSamplesTest {
  @Test
  void funnelsAreWhatDuckDbFindsLookingForEachStep() throws SQLException {
    assertSame(
        "SELECT " + FunnelAnswers.COLUMNS + " FROM " + table("funnels") + " ORDER BY ALL",
        FunnelAnswers.funnels(table("events"), FIRST, LAST));
  }

  @Test
  void theModelCountsWhoWasSeenRegisteredCompletedAndPaid() throws SQLException {
    assertSame(
        "SELECT dt, period, period_start, period_end, is_complete, candidates, registered,"
            + " completed, paid, CAST(round(paying_users, 6) AS BIGINT) FROM "
            + table("conversion_models")
            + " ORDER BY ALL",
        FunnelAnswers.models(table("events"), FIRST, LAST));
  }
}
