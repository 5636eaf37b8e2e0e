package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who of data-samples may be offered what, on all nights that lists were made of. */
final class OfferSamplesTest {

  /** How many rows of a table are there, and how many of them nobody should have been offered. */
  private static String broken(String published) {
    return """
        SELECT count(*) > 1000, count(*) FILTER (NOT %s),
          count(*) FILTER (coalesce(published_at >= u.dt + INTERVAL 16 HOUR, false)
            OR coalesce(unpublished_at < u.dt + INTERVAL 16 HOUR, false)),
          count(had)
        FROM %s AS u LEFT JOIN %s AS c USING (content_id)
        LEFT JOIN (SELECT dt AS day, user_id AS who, content_id AS had FROM %s) AS a
          ON day = u.dt AND who = u.user_id AND had = u.content_id"""
        .formatted(
            OfferAnswers.open("u.dt"), table(published), table("contents"), table("affinities"));
  }

  @Test
  void nothingThatIsPublishedBreaksABar() throws SQLException {
    for (String published : List.of("recommendations", "content_audiences")) {
      assertSame(broken(published), "SELECT true, 0, 0, 0");
    }
    assertSame(
        "SELECT count(*) > 0, count(DISTINCT birth_year) > 10 FROM %s, %s WHERE least_age = 18"
            .formatted(table("contents"), table("users")),
        "SELECT true, true");
  }

  @Test
  void barsKeepContentsFromSomeAndNotFromAll() throws SQLException {
    assertSame(
        "SELECT count(*) > 0 FROM %s SEMI JOIN (SELECT content_id FROM %s WHERE least_age > 0) USING (content_id)"
            .formatted(table("recommendations"), table("contents")),
        "SELECT true");
    assertSame(
        "SELECT count(*) > 0 FROM %s WHERE content_id IN (%s)"
            .formatted(table("recommendations"), OfferAnswers.closed()),
        "SELECT true");
    assertSame(
        "SELECT count(*) > 0 FROM %s WHERE content_id = 'c10004'"
            .formatted(table("recommendations")),
        "SELECT true");
  }

  @Test
  void whatIsSimilarIsForWhoeverMayHaveWhatItIsBeside() throws SQLException {
    assertSame(
        """
        SELECT count(*) > 1000,
          count(*) FILTER (coalesce(other.least_age, 0) > coalesce(own.least_age, 0)),
          count(*) FILTER (s.similar_content_id = 'c10003'),
          count(*) FILTER (s.similar_content_id IN (%2$s) AND s.content_id NOT IN (%2$s))
        FROM %1$s AS s JOIN %3$s AS own USING (content_id)
        JOIN %3$s AS other ON other.content_id = s.similar_content_id"""
            .formatted(table("similar_contents"), OfferAnswers.closed(), table("contents")),
        "SELECT true, 0, 0, 0");
  }

  @Test
  void aPinStandsAtItsPlaceForAllWhoDoNotHaveIt() throws SQLException {
    assertSame(
        "SELECT user_id, rank, source, reason FROM %s WHERE content_id = '%s' ORDER BY ALL"
            .formatted(table("recommendations"), OfferAnswers.PINNED),
        """
        SELECT user_id, %2$d, 'pinned', 'pinned' FROM (SELECT DISTINCT dt, user_id FROM %1$s) AS l
        WHERE NOT EXISTS (SELECT 1 FROM %3$s AS a
          WHERE a.dt = l.dt AND a.user_id = l.user_id AND a.content_id = '%4$s')
        ORDER BY ALL"""
            .formatted(
                table("recommendations"),
                OfferAnswers.PLACE,
                table("affinities"),
                OfferAnswers.PINNED));
  }

  @Test
  void theRuleThatHitsNothingIsTold() {
    List<String> notes =
        SampleNights.report().outcomes().stream()
            .flatMap(outcome -> outcome.notes().stream())
            .filter(note -> note.contains("recommendations.rules"))
            .toList();
    assertEquals(List.of("the rule nobody of recommendations.rules hits no content"), notes);
  }

  @Test
  void reasonsAreAsFineAsSourcesAndSaidInTwoLanguages() throws SQLException, IOException {
    SampleNights.duck().run(Files.readString(SampleNights.bootstrap()));
    List<String> reasons =
        SampleNights.duck()
            .rows(
                """
                SELECT reason, count(DISTINCT source), count(*) FILTER (sentence_en IS NULL),
                  count(*) FILTER (sentence_zh IS NULL), count(*) FILTER (title IS NULL)
                FROM recommendations_explained GROUP BY reason ORDER BY reason""");
    assertTrue(reasons.size() >= 3, reasons::toString);
    for (String reason : reasons) {
      assertTrue(reason.endsWith("|1|0|0|0"), reason);
    }
    assertEquals(
        SampleNights.duck().rows("SELECT count(*) FROM recommendations"),
        SampleNights.duck().rows("SELECT count(*) FROM recommendations_explained"));
    List<String> pinned =
        SampleNights.duck()
            .rows(
                "SELECT DISTINCT sentence_en, sentence_zh FROM recommendations_explained"
                    + " WHERE reason = 'pinned'");
    String title =
        SampleNights.duck()
            .rows(
                "SELECT title FROM contents_latest WHERE content_id = '%s'"
                    .formatted(OfferAnswers.PINNED))
            .get(0);
    assertEquals(List.of("Our choice for you: \"%1$s\".|为您精选：《%1$s》。".formatted(title)), pinned);
    List<String> because =
        SampleNights.duck()
            .rows(
                """
                SELECT DISTINCT sentence_zh, '《' || d.title || '》与您看过的《' || c.title || '》内容相近。'
                FROM recommendations_explained AS r
                JOIN contents_latest AS c ON c.content_id = r.because_content_id
                JOIN contents_latest AS d ON d.content_id = r.content_id
                WHERE reason = 'like_by_text'""");
    assertFalse(because.isEmpty());
    for (String both : because) {
      List<String> sentences = List.of(both.split("\\|"));
      assertEquals(sentences.get(0), sentences.get(1));
    }
  }
}
