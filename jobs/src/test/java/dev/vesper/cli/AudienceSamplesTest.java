package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is said of segments after the last night of data-samples, held against DuckDB. */
final class AudienceSamplesTest {
  @Test
  void whoFulfilsARuleIsWhomDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT dt, rule, user_id FROM " + table("rule_segments") + " ORDER BY ALL",
        AudienceAnswers.rules());
  }

  @Test
  void whatSegmentsDoIsWhatDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT segment_kind, segment, segmented_on, users, active_users, eligible, retained,"
            + " unpaid_users, converted, paying_users, amount FROM "
            + table("segment_rates")
            + " ORDER BY ALL",
        AudienceAnswers.rates());
  }

  @Test
  void theGroupsThatCouldBeACommunityAreThoseThatDuckDbFinds() throws SQLException {
    assertSame(
        "SELECT segment_id, topic, users, active_users, active_days, interactions, paying_users,"
            + " valued_users, expected_value, communities FROM "
            + table("community_candidates")
            + " ORDER BY ALL",
        AudienceAnswers.candidates());
    assertSame(
        "SELECT segment_id, topic, further_topics::VARCHAR FROM "
            + table("community_candidates")
            + " ORDER BY ALL",
        AudienceAnswers.further());
    assertSame(
        "SELECT segment_id, topic, rank, user_id FROM "
            + table("community_invites")
            + " ORDER BY ALL",
        AudienceAnswers.invites());
  }
}
