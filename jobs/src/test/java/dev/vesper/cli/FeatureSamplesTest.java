package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.agreed;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Features of the users of data-samples, held against DuckDB. */
final class FeatureSamplesTest {
  private static final FeatureAnswers.From FROM =
      new FeatureAnswers.From(
          table("events"),
          table("contents"),
          table("users"),
          table("subscriptions"),
          table("user_days"));

  @Test
  void topicsOfEachDayAreWhatDuckDbCountsFromTheEvents() throws SQLException {
    assertSame(
        "SELECT user_id, dt, topic, events, CAST(watch_seconds AS DECIMAL(38, 6)) FROM "
            + table("topic_days")
            + " ORDER BY ALL",
        FeatureAnswers.topics(FROM.events(), FROM.contents()) + " ORDER BY ALL");
  }

  @Test
  void whatUsersGetFromOthersIsWhatDuckDbCountsFromTheEvents() throws SQLException {
    assertSame(
        "SELECT dt, user_id, received, givers FROM " + table("received_days") + " ORDER BY ALL",
        "SELECT dt, target_user_id, count(*), count(DISTINCT user_id) FROM "
            + FROM.events()
            + " WHERE user_id <> target_user_id AND event_type IN"
            + " ('like', 'comment', 'reply', 'share', 'follow', 'invite', 'answer', 'rate')"
            + " GROUP BY ALL ORDER BY ALL");
  }

  @Test
  void featuresAreWhatDuckDbCountsFromTheEvents() throws SQLException {
    assertSame(
        "SELECT " + FeatureAnswers.COLUMNS + " FROM " + table("user_features") + " ORDER BY ALL",
        agreed(FeatureAnswers.features(FROM, LAST, "Asia/Shanghai"), "u"));
  }

  @Test
  void topicSharesAreWhatDuckDbCountsFromTheEvents() throws SQLException {
    assertSame(shares("topic_shares"), agreed(shares(28), "u"));
    assertSame(shares("topic_shares_14"), agreed(shares(14), "u"));
  }

  private static String shares(String column) {
    return "SELECT user_id, unnest(map_keys(%1$s)), unnest(map_values(%1$s)) FROM %2$s ORDER BY ALL"
        .formatted(column, table("user_features"));
  }

  private static String shares(int days) {
    return FeatureAnswers.shares(FROM.events(), FROM.contents(), LAST, days);
  }
}
