package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
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
        FeatureAnswers.features(FROM, LAST, "Asia/Shanghai"));
  }

  @Test
  void topicSharesAreWhatDuckDbCountsFromTheEvents() throws SQLException {
    assertSame(
        "SELECT user_id, unnest(map_keys(topic_shares)), unnest(map_values(topic_shares)) FROM "
            + table("user_features")
            + " ORDER BY ALL",
        FeatureAnswers.shares(FROM.events(), FROM.contents(), LAST));
  }
}
