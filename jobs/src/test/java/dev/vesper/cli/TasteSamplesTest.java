package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.table;

import dev.vesper.jobs.taste.Verb;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users of data-samples want, held against DuckDB. */
final class TasteSamplesTest {
  @Test
  void contentDaysAreWhatDuckDbCountsInTheEvents() throws SQLException {
    String verbs =
        Arrays.stream(Verb.values())
            .map(verb -> verb.field().name())
            .collect(Collectors.joining(", "));
    assertSame(
        "SELECT dt, user_id, content_id, first_event_time, community_id, watch_seconds, refunds, "
            + verbs
            + " FROM "
            + table("content_days")
            + " ORDER BY ALL",
        TasteAnswers.days(table("events")));
  }

  @Test
  void affinitiesOfEachNightAddUpAllDaysUpToIt() throws SQLException {
    assertSame(
        "SELECT dt, user_id, content_id, round(weight, 6), first_on, last_on, days, completions,"
            + " purchases, refunds FROM "
            + table("affinities")
            + " ORDER BY ALL",
        TasteAnswers.affinities(table("events"), table("affinities")));
  }
}
