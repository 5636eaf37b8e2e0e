package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.duck;
import static dev.vesper.cli.SampleNights.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments of the users of data-samples, held against DuckDB. */
final class SegmentSamplesTest {
  private static final String FEATURES = table("user_features");
  private static final String PLACES = table("user_segments");

  @Test
  void everybodyIsInTheNearestSegmentOfThePublishedModel() throws SQLException {
    assertSame(
        "SELECT user_id, segment_id, round(distance, 6), second_segment_id,"
            + " round(second_distance, 6), round(confidence, 6) FROM "
            + PLACES
            + " ORDER BY ALL",
        SegmentAnswers.places(FEATURES, table("segment_models")));
  }

  @Test
  void theSumsOfSegmentsAreThoseOfTheirUsers() throws SQLException {
    assertSame(
        "SELECT segment_id, users, all_users, round(share, 9), active_users, buyers, purchases,"
            + " CAST(paid AS DECIMAL(38, 6)) FROM "
            + table("segments")
            + " ORDER BY ALL",
        SegmentAnswers.sums(FEATURES, PLACES));
  }

  @Test
  void profilesAreTheMediansAndMeansOfTheFeatures() throws SQLException {
    assertSame(
        "SELECT segment_id, feature, round(median, 6), round(median_of_all, 6), round(mean, 6),"
            + " round(mean_of_all, 6) FROM "
            + table("segment_profiles")
            + " WHERE feature NOT LIKE 'topic:%' AND mean IS NOT NULL ORDER BY ALL",
        SegmentAnswers.profiles(FEATURES, PLACES));
  }

  @Test
  void theNumberOfSegmentsIsTheLargestThatNothingSpeaksAgainst() throws SQLException {
    String choices = table("segment_choices");
    assertEquals(List.of("1"), duck().rows("SELECT count(*) FROM " + choices + " WHERE is_chosen"));
    assertEquals(
        List.of("true"),
        duck()
            .rows(
                "SELECT max(segments) FILTER (verdict = 'good') IS NULL OR"
                    + " max(segments) FILTER (verdict = 'good') = max(segments) FILTER (is_chosen)"
                    + " FROM "
                    + choices));
  }

  @Test
  void onTheNightOfAFitNoFeatureHasMoved() throws SQLException {
    assertEquals(
        List.of("0.0"),
        duck().rows("SELECT DISTINCT stability_index FROM " + table("segment_drift")));
  }
}
