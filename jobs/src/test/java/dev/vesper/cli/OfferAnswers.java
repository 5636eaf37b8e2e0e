package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.table;

/** What keeps contents of data-samples from whom, in DuckDB. */
final class OfferAnswers {
  static final String PINNED = "c10007";
  static final int PLACE = 2;

  /** One content is pinned, one blocked, a topic is for a community and a kind moved up. */
  static final String RULES =
      "recommendations.rules={first: {contents: [%s], pin: %d}, gone: {contents: [c10003], block: true},"
              .formatted(PINNED, PLACE)
          + " club: {topics: [law], only-in: [g1000]}, up: {kinds: [course], boost: 1.2},"
          + " over: {contents: [c10004], block: true, until: 2026-11-18},"
          + " nobody: {contents: [nothing], boost: 2}}";

  private OfferAnswers() {}

  /** Contents that are for some alone, by topic. */
  static String closed() {
    return "SELECT content_id FROM " + table("contents") + " WHERE list_contains(topics, 'law')";
  }

  /**
   * A condition of {@code user_id}, {@code content_id} and the night: that the user may have it, by
   * age and by the rules.
   */
  static String open(String night) {
    return """
        (content_id <> 'c10003'
        AND content_id NOT IN (
          SELECT content_id FROM %1$s WHERE least_age > 0 AND NOT EXISTS (
            SELECT 1 FROM %2$s AS who WHERE who.user_id = u.user_id
              AND birth_year >= 1900 AND year(%3$s) - birth_year > least_age))
        AND (content_id NOT IN (%4$s) OR u.user_id IN (
          SELECT user_id FROM %5$s
          WHERE is_member AND community_id = 'g1000' AND dt = %3$s)))"""
        .formatted(table("contents"), table("users"), night, closed(), table("memberships"));
  }
}
