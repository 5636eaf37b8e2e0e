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

  /** Contents that a rule puts somewhere else than their chances do. */
  private static final String MOVED =
      "SELECT content_id FROM %s WHERE kind = 'course' OR content_id = '%s'"
          .formatted(table("contents"), OfferAnswers.PINNED);

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
          WHERE a.dt = DATE '%3$s' AND a.user_id = u.user_id AND a.content_id = c.content_id)
          AND %5$s"""
        .formatted(
            agreed(
                "SELECT DISTINCT user_id FROM " + table("events") + " WHERE user_id IS NOT NULL",
                "user_id"),
            table("contents"),
            LAST,
            table("affinities"),
            OfferAnswers.open("DATE '%s'".formatted(LAST)));
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
          WHERE NOT is_exploration AND NOT content_id IN (%s))
        WHERE rise > 0"""
            .formatted(table("recommendations"), MOVED));
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
        "SELECT DISTINCT method FROM %s WHERE basis = 'examined' AND about = 'known_people' AND is_chosen"
            .formatted(table("recommendation_quality")),
        "SELECT arg_max(method, ndcg) FROM %s WHERE basis = 'examined' AND about = 'known_people' AND places = 20"
            .formatted(table("recommendation_quality")));
    assertSame(
        "SELECT method FROM " + table("recommendation_models"),
        "SELECT DISTINCT method FROM %s WHERE basis = 'examined' AND about = 'known_people' AND is_chosen"
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
        "SELECT people, round(ndcg, 6), round(recall, 6), round(hit_rate, 6) FROM %s WHERE method = 'popularity' AND places = 20 AND about = '%s'"
            .formatted(table("recommendation_quality"), about),
        """
        WITH cut AS (SELECT listed_on AS day FROM %1$s
          WHERE method = 'popularity' AND places = 20 AND about = '%6$s'),
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
  void howVariedTheListsAreIsCountedAsDuckDbCounts() throws SQLException {
    assertSame(
        "SELECT 10, 20",
        """
        WITH cuts AS (SELECT unnest([10, 20]) AS places),
        topics AS (SELECT content_id,
            unnest(CASE WHEN len(topics) > 0 THEN topics ELSE ['none'] END) AS topic,
            1 / greatest(coalesce(len(topics), 0), 1) AS part FROM %1$s),
        cut AS (SELECT * FROM %2$s JOIN cuts ON rank <= places WHERE dt = DATE '%6$s'),
        mixed AS (
          SELECT places, avg(diversity) AS diversity, count(*) AS lists FROM (
            SELECT places, user_id, 1 - sum(part ^ 2) / any_value(count) ^ 2 AS diversity FROM (
              SELECT places, user_id, topic, sum(part) AS part,
                (SELECT count(*) FROM cut AS l
                  WHERE l.user_id = cut.user_id AND l.places = cut.places) AS count
              FROM cut JOIN topics USING (content_id) GROUP BY ALL)
            GROUP BY ALL)
          GROUP BY ALL),
        rare AS (
          SELECT places, count(DISTINCT content_id) AS listed,
            avg(log2((SELECT max(people) + 1.0 FROM %3$s) / (coalesce(people, 0) + 1))) AS novelty
          FROM cut LEFT JOIN %4$s USING (content_id) GROUP BY ALL)
        SELECT min(places), max(places) FROM %5$s AS q JOIN mixed AS m USING (places)
        JOIN rare AS r USING (places)
        WHERE basis = 'published' AND listed_on = q.dt AND q.dt = DATE '%6$s'
          AND q.lists = m.lists AND q.contents_listed = r.listed AND people = 0 AND ndcg IS NULL
          AND q.contents_offered = (SELECT count(DISTINCT content_id) FROM (%7$s))
          AND abs(q.coverage - r.listed / q.contents_offered) < 1e-6
          AND abs(q.diversity - m.diversity) < 2e-6 AND abs(q.novelty - r.novelty) < 2e-6"""
            .formatted(
                table("contents"),
                table("recommendations"),
                table("recommendation_models"),
                table("content_models"),
                table("recommendation_quality"),
                LAST,
                open()));
    assertSame(
        "SELECT source, places, all_places, round(share, 9) FROM %s WHERE places > 0 ORDER BY ALL"
            .formatted(table("recommendation_sources")),
        """
        SELECT source, count(*), sum(count(*)) OVER ()::BIGINT,
          round(count(*) / sum(count(*)) OVER (), 9)
        FROM %s GROUP BY ALL ORDER BY ALL"""
            .formatted(table("recommendations")));
  }

  @Test
  void anAudienceIsThoseOfTheHighestChancesAndHoldsEverybodyWhoHasItOnTheList()
      throws SQLException {
    assertSame(
        "SELECT content_id, user_id, score FROM %s WHERE score IS NOT NULL AND source <> 'pinned' ORDER BY ALL"
            .formatted(table("recommendations")),
        "SELECT content_id, user_id, a.score FROM %s AS a SEMI JOIN (SELECT * FROM %s WHERE source <> 'pinned') AS r USING (content_id, user_id) ORDER BY ALL"
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
            count(*) AS interested FROM each
          WHERE content_id NOT IN (%s) OR community_id = 'g1000'
          GROUP BY ALL HAVING count(*) >= 10),
        ranked AS (
          SELECT *, row_number() OVER (
            PARTITION BY community_id ORDER BY expected DESC, content_id) AS place FROM summed)
        SELECT community_id, place, content_id, expected, interested,
          (SELECT count(DISTINCT user_id) FROM each AS e WHERE e.community_id = r.community_id)
        FROM ranked AS r WHERE place <= 20 ORDER BY ALL"""
            .formatted(table("memberships"), table("content_audiences"), OfferAnswers.closed()));
  }

  @Test
  void contentsAreAsAlikeAsTheCosineOfTheirPeople() throws SQLException {
    assertSame(
        "SELECT 0, 0, 0, true",
        """
        WITH had AS (SELECT user_id, content_id FROM %1$s
          SEMI JOIN (SELECT fitted_on FROM %2$s) ON dt = fitted_on SEMI JOIN (%3$s) USING (user_id)),
        each AS (SELECT content_id, count(*) AS people FROM had GROUP BY ALL HAVING people >= 10),
        alike AS (
          SELECT a.content_id, b.content_id AS similar_content_id,
            count(*) ^ 2 / (count(*) + 10) / sqrt(any_value(p.people) * any_value(q.people)) AS score
          FROM had AS a JOIN had AS b ON a.user_id = b.user_id AND a.content_id <> b.content_id
          JOIN each AS p ON p.content_id = a.content_id JOIN each AS q ON q.content_id = b.content_id
          GROUP BY ALL HAVING count(*) >= 10),
        told AS (SELECT * FROM %4$s WHERE source = 'item_item'),
        least AS (SELECT content_id, min(score) AS score, count(*) AS rows FROM told GROUP BY ALL)
        SELECT count(*) FILTER (a.score IS NULL OR abs(a.score - t.score) > 2e-6),
          (SELECT count(*) FROM alike ANTI JOIN told USING (content_id, similar_content_id)
            JOIN least AS l USING (content_id)
            SEMI JOIN (%5$s) AS o ON o.content_id = similar_content_id
            WHERE l.rows < 50 OR alike.score > l.score + 2e-6),
          (SELECT count(*) FROM alike SEMI JOIN (%5$s) AS o ON o.content_id = similar_content_id
            ANTI JOIN told USING (content_id)),
          count(*) > 100
        FROM told AS t LEFT JOIN alike AS a USING (content_id, similar_content_id)"""
            .formatted(
                table("affinities"),
                table("recommendation_models"),
                agreed("SELECT DISTINCT user_id FROM " + table("affinities"), "user_id"),
                table("similar_contents"),
                "SELECT DISTINCT content_id FROM (%s) WHERE content_id NOT IN (%s) AND content_id NOT IN (SELECT content_id FROM %s WHERE least_age > 0)"
                    .formatted(open(), OfferAnswers.closed(), table("contents"))));
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
