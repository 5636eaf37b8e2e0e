package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.LAST;
import static dev.vesper.cli.SampleNights.agreed;
import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What users of data-samples are offered, held against DuckDB. */
final class RecommendSamplesTest {
  private static final int PLACES = 20;
  private static final int OF_A_TOPIC = 8;

  /** Everybody who ever signed in and agreed, with what is offered and was never dealt with. */
  private static String open() {
    return """
        SELECT u.user_id, c.content_id FROM (%s) AS u
        CROSS JOIN (SELECT content_id FROM %s
          WHERE coalesce(published_at, TIMESTAMP '1970-01-01')
              < TIMESTAMP '%3$s' + INTERVAL 16 HOUR
            AND coalesce(unpublished_at, TIMESTAMP '9999-01-01')
              >= TIMESTAMP '%3$s' + INTERVAL 16 HOUR) AS c
        WHERE NOT EXISTS (SELECT 1 FROM %4$s AS a
          WHERE a.dt = DATE '%3$s' AND a.user_id = u.user_id AND a.content_id = c.content_id)"""
        .formatted(
            agreed(
                "SELECT DISTINCT user_id FROM " + table("events") + " WHERE user_id IS NOT NULL",
                "user_id"),
            table("contents"),
            LAST,
            table("affinities"));
  }

  @Test
  void everybodyGetsAFullListOfWhatIsOfferedAndNew() throws SQLException {
    assertSame(
        "SELECT user_id, count(DISTINCT content_id), min(rank), max(rank) FROM "
            + table("recommendations")
            + " GROUP BY user_id ORDER BY ALL",
        "SELECT user_id, least(count(*), %1$d), 1, least(count(*), %1$d) FROM (%2$s) GROUP BY user_id ORDER BY ALL"
            .formatted(PLACES, open()));
    assertSame(
        "SELECT user_id, content_id FROM " + table("recommendations") + " ORDER BY ALL",
        "SELECT user_id, content_id FROM %s SEMI JOIN (%s) USING (user_id, content_id) ORDER BY ALL"
            .formatted(table("recommendations"), open()));
  }

  @Test
  void noTopicHasMoreThanItsPlacesAndScoresFallWithTheRank() throws SQLException {
    assertSame(
        "SELECT 0",
        """
        SELECT count(*) FROM (
          SELECT user_id, topic, count(*) AS places FROM (
            SELECT user_id, unnest(topics) AS topic FROM %s JOIN %s USING (content_id)
            WHERE NOT is_exploration)
          GROUP BY ALL HAVING places > %d)"""
            .formatted(table("recommendations"), table("contents"), OF_A_TOPIC));
    assertSame(
        "SELECT 0",
        """
        SELECT count(*) FROM (
          SELECT score - lag(score) OVER (PARTITION BY user_id ORDER BY rank) AS rise FROM %s
          WHERE NOT is_exploration)
        WHERE rise > 0"""
            .formatted(table("recommendations")));
  }

  @Test
  void becauseIsTheUsersOwnAndEveryRowNamesTheModelOfTheNight() throws SQLException {
    assertSame(
        "SELECT user_id, rank FROM %s WHERE because_content_id IS NOT NULL ORDER BY ALL"
            .formatted(table("recommendations")),
        """
        SELECT user_id, rank FROM %s AS r SEMI JOIN %s AS a
          ON a.dt = r.dt AND a.user_id = r.user_id AND a.content_id = r.because_content_id
        ORDER BY ALL"""
            .formatted(table("recommendations"), table("affinities")));
    assertSame(
        "SELECT DISTINCT model_id FROM " + table("recommendations"),
        "SELECT model_id FROM " + table("recommendation_models"));
  }

  @Test
  void theWayThatIsChosenIsTheBestOfThoseExamined() throws SQLException {
    assertSame(
        "SELECT method FROM %s WHERE basis = 'examined' AND about = 'known_people' AND is_chosen"
            .formatted(table("recommendation_quality")),
        "SELECT arg_max(method, ndcg) FROM %s WHERE basis = 'examined' AND about = 'known_people'"
            .formatted(table("recommendation_quality")));
    assertSame(
        "SELECT method FROM " + table("recommendation_models"),
        "SELECT method FROM %s WHERE basis = 'examined' AND about = 'known_people' AND is_chosen"
            .formatted(table("recommendation_quality")));
  }

  @Test
  void popularityIsExaminedAsDuckDbWouldExamineIt() throws SQLException {
    assertPopularity("known_people", "SEMI");
  }

  @Test
  void ofNewPeopleTooAndTheyAreThoseWhoHadNothing() throws SQLException {
    assertPopularity("new_people", "ANTI");
  }

  /** Among people who have, or do not have, what others had before. */
  private static void assertPopularity(String about, String had) throws SQLException {
    assertSame(
        "SELECT people, round(ndcg, 6), round(recall, 6), round(hit_rate, 6) FROM %s WHERE method = 'popularity' AND about = '%s'"
            .formatted(table("recommendation_quality"), about),
        """
        WITH cut AS (SELECT listed_on AS day FROM %1$s
          WHERE method = 'popularity' AND about = '%6$s'),
        days AS (SELECT d.* FROM %2$s AS d SEMI JOIN (%3$s) AS l USING (user_id)),
        had AS (SELECT DISTINCT user_id, content_id FROM days, cut WHERE dt <= day),
        taken AS (
          SELECT DISTINCT user_id, content_id FROM days, cut WHERE dt > day
          EXCEPT SELECT * FROM had),
        popular AS (
          SELECT content_id, count(user_id) AS people FROM
            (SELECT content_id FROM %4$s UNION SELECT content_id FROM %2$s)
            LEFT JOIN had USING (content_id) GROUP BY content_id),
        asked AS (SELECT DISTINCT user_id FROM taken %7$s JOIN had USING (user_id)),
        ranked AS (
          SELECT user_id, content_id, row_number() OVER (
            PARTITION BY user_id ORDER BY people DESC, content_id) AS place
          FROM asked CROSS JOIN (
            SELECT p.* FROM popular AS p JOIN %4$s AS c USING (content_id), cut
            WHERE coalesce(c.unpublished_at, TIMESTAMP '9999-01-01') >= day + INTERVAL 16 HOUR) AS p
          ANTI JOIN had USING (user_id, content_id)),
        each AS (
          SELECT a.user_id,
            coalesce(sum(1 / log2(place + 1)) FILTER (t.content_id IS NOT NULL), 0) AS gain,
            count(t.content_id) AS hits,
            (SELECT count(*) FROM taken AS all_ WHERE all_.user_id = a.user_id) AS took
          FROM asked AS a JOIN ranked AS r ON r.user_id = a.user_id AND place <= %5$d
          LEFT JOIN taken AS t ON t.user_id = r.user_id AND t.content_id = r.content_id
          GROUP BY a.user_id)
        SELECT count(*), round(avg(gain / (
            SELECT sum(1 / log2(p + 1)) FROM range(1, %5$d + 1) AS places(p) WHERE p <= took)), 6),
          round(avg(hits / took), 6), round(avg(CASE WHEN hits > 0 THEN 1.0 ELSE 0 END), 6)
        FROM each"""
            .formatted(
                table("recommendation_quality"),
                table("content_days"),
                agreed(
                    "SELECT DISTINCT user_id FROM "
                        + table("events")
                        + " WHERE user_id IS NOT NULL",
                    "user_id"),
                table("contents"),
                PLACES,
                about,
                had));
  }

  /** Every circle that somebody who agreed and has anything belongs to, with the user. */
  private static String circles() {
    return """
        SELECT * FROM (
          SELECT 'community' AS circle, community_id AS value, user_id FROM %1$s
            WHERE is_member AND dt = DATE '%5$s'
          UNION ALL SELECT origin, value, user_id FROM %2$s
            WHERE origin IN ('channel', 'region') AND dt = DATE '%5$s'
          UNION ALL SELECT 'occupation', occupation, user_id FROM %3$s WHERE dt = DATE '%5$s'
          UNION ALL SELECT 'birth_decade', birth_decade::VARCHAR, user_id FROM %3$s
            WHERE dt = DATE '%5$s')
        SEMI JOIN (%4$s) USING (user_id)
        SEMI JOIN (SELECT user_id FROM %6$s WHERE dt = DATE '%5$s') USING (user_id)
        WHERE value IS NOT NULL"""
        .formatted(
            table("memberships"),
            table("user_origins"),
            table("user_features"),
            agreed(
                "SELECT DISTINCT user_id FROM " + table("events") + " WHERE user_id IS NOT NULL",
                "user_id"),
            LAST,
            table("affinities"));
  }

  @Test
  void circlesOfTenPeopleOrMoreAreTheModelsAndWhatTenOfThemHave() throws SQLException {
    assertSame(
        "SELECT circle, value, people FROM " + table("circle_models") + " ORDER BY ALL",
        "SELECT circle, value, count(*) FROM (%s) GROUP BY ALL HAVING count(*) >= 10 ORDER BY ALL"
            .formatted(circles()));
    assertSame(
        """
        SELECT circle, value, content_id, c.content_people FROM (
          SELECT circle, value, unnest(positions) AS position,
            unnest(content_people) AS content_people FROM %s) AS c
        JOIN %s AS m USING (position) ORDER BY ALL"""
            .formatted(table("circle_models"), table("content_models")),
        """
        SELECT circle, value, content_id, count(*) FROM (%s) JOIN %s AS a USING (user_id)
        WHERE a.dt = DATE '%s' GROUP BY ALL HAVING count(*) >= 10 ORDER BY ALL"""
            .formatted(circles(), table("affinities"), LAST));
  }

  @Test
  void communityPopularIsOfMembersAndOfWhatTenOfThemHave() throws SQLException {
    assertSame(
        "SELECT user_id, content_id FROM %s WHERE source = 'community_popular' ORDER BY ALL"
            .formatted(table("recommendations")),
        """
        SELECT user_id, content_id FROM %s SEMI JOIN (
          SELECT m.user_id, c.content_id FROM %s AS m JOIN (
            SELECT value, unnest(positions) AS position FROM %s WHERE circle = 'community') AS p
            ON p.value = m.community_id JOIN %s AS c USING (position)
          WHERE m.is_member AND m.dt = DATE '%s') USING (user_id, content_id)
        WHERE source = 'community_popular' ORDER BY ALL"""
            .formatted(
                table("recommendations"),
                table("memberships"),
                table("circle_models"),
                table("content_models"),
                LAST));
  }

  @Test
  void anAudienceIsThoseOfTheHighestChancesAndHoldsEverybodyWhoHasItOnTheList()
      throws SQLException {
    assertSame(
        "SELECT content_id, user_id, score FROM %s WHERE score IS NOT NULL ORDER BY ALL"
            .formatted(table("recommendations")),
        "SELECT content_id, user_id, a.score FROM %s AS a SEMI JOIN %s AS r USING (content_id, user_id) ORDER BY ALL"
            .formatted(table("content_audiences"), table("recommendations")));
    assertSame(
        "SELECT 0, 0, 0",
        """
        SELECT count(*) FILTER (rise > 0), count(*) FILTER (rank <> place),
          (SELECT count(*) FROM %1$s ANTI JOIN (%2$s) USING (user_id, content_id))
        FROM (SELECT rank, row_number() OVER content AS place,
            score - lag(score) OVER content AS rise
          FROM %1$s WINDOW content AS (PARTITION BY content_id ORDER BY rank))"""
            .formatted(table("content_audiences"), open()));
  }

  @Test
  void aCommunityIsOfferedWhatMostOfItsMembersAreLikelyToWant() throws SQLException {
    assertSame(
        "SELECT community_id, rank, content_id, expected_members, interested_members, members FROM %s ORDER BY ALL"
            .formatted(table("community_recommendations")),
        """
        WITH each AS (
          SELECT m.community_id, a.user_id, a.content_id, a.score::DECIMAL(18, 6) AS score
          FROM %s AS m JOIN %s AS a ON a.user_id = m.user_id WHERE m.is_member AND m.dt = a.dt),
        summed AS (
          SELECT community_id, content_id, sum(score)::DECIMAL(18, 6) AS expected,
            count(*) AS interested FROM each GROUP BY ALL HAVING count(*) >= 10),
        ranked AS (
          SELECT *, row_number() OVER (
            PARTITION BY community_id ORDER BY expected DESC, content_id) AS place FROM summed)
        SELECT community_id, place, content_id, expected, interested,
          (SELECT count(DISTINCT user_id) FROM each AS e WHERE e.community_id = r.community_id)
        FROM ranked AS r WHERE place <= 20 ORDER BY ALL"""
            .formatted(table("memberships"), table("content_audiences")));
  }

  @Test
  void whatFewerThanTenPeopleHaveIsAlikeByItsTextsAlone() throws SQLException {
    String few = "SELECT content_id FROM %s WHERE people < 10".formatted(table("content_models"));
    assertSame(
        "SELECT 0, true",
        """
        SELECT count(*) FILTER (source = 'item_item'
            AND (content_id IN (%1$s) OR similar_content_id IN (%1$s))),
          count(*) FILTER (source = 'item_item') > 0 FROM %2$s"""
            .formatted(few, table("similar_contents")));
    assertSame(
        "SELECT 0, 0, true",
        """
        SELECT count(*) FILTER (content_id = similar_content_id OR rank > 50),
          (SELECT count(*) FROM (SELECT content_id FROM %1$s GROUP BY content_id
            HAVING count(DISTINCT similar_content_id) <> max(rank))),
          count(*) FILTER (source = 'content' AND content_id IN (%2$s)) > 0
        FROM %1$s"""
            .formatted(table("similar_contents"), few));
  }
}
