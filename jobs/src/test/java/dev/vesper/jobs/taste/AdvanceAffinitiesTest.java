package dev.vesper.jobs.taste;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** What users want, day after day, and that night by night it is the same as in one pass. */
final class AdvanceAffinitiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  private static final TasteParams PARAMS =
      new TasteParams(Map.of(Verb.VIEW, 1.0, Verb.PURCHASE, 5.0), 2, 3);

  private static Row day(String user, String content, int since, Map<Verb, Long> done) {
    List<Object> values =
        new ArrayList<>(
            List.of(
                FIRST.plusDays(since),
                user,
                content,
                Timestamp.valueOf(FIRST.plusDays(since).atTime(9, 0)),
                "g1",
                BigDecimal.valueOf(1800).setScale(3),
                0L));
    for (Verb verb : Verb.values()) {
      values.add(done.getOrDefault(verb, 0L));
    }
    return RowFactory.create(values.toArray());
  }

  private static Dataset<Row> days(Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), ContentDays.TABLE.schema());
  }

  private static Dataset<Row> nothing() {
    return SparkForTests.session().createDataFrame(List.<Row>of(), Affinities.TABLE.schema());
  }

  private static Nights nights(int from, int to) {
    return new Nights(new Night(FIRST.plusDays(from)), new Night(FIRST.plusDays(to)));
  }

  private static Dataset<Row> some() {
    return days(
        day("ann", "c1", 0, Map.of(Verb.VIEW, 3L)),
        day("ann", "c1", 3, Map.of(Verb.PURCHASE, 1L)),
        day("ann", "c2", 3, Map.of()),
        day("ann", "c1", 5, Map.of(Verb.VIEW, 1L)),
        day("bob", "c1", 4, Map.of(Verb.VIEW, 1L)),
        day("cat", "c9", 6, Map.of(Verb.LIKE, 7L)));
  }

  private static List<String> shown(Dataset<Row> rows, int night) {
    return rows
        .where(Table.DT.col().equalTo(FIRST.plusDays(night)))
        .drop(Table.DT.col())
        .orderBy(Affinities.USER_ID.col(), Affinities.CONTENT_ID.col())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.select(
            Stream.of(Affinities.TABLE.schema().fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new))
        .localCheckpoint();
  }

  @Test
  void aTasteHalvesWithTimeAndGrowsWithEachDay() {
    assertEquals(
        List.of(
            "[ann,c1,8.0,2026-09-01,2026-09-04,2,0,1,0]",
            "[ann,c2,1.0,2026-09-04,2026-09-04,1,0,0,0]",
            "[bob,c1,2.0,2026-09-05,2026-09-05,1,0,0,0]"),
        shown(AdvanceAffinities.affinities(nothing(), some(), nights(4, 4), PARAMS), 4));
  }

  @Test
  void nightByNightTheTastesAreThoseOfOnePass() {
    Dataset<Row> atOnce =
        AdvanceAffinities.affinities(nothing(), some(), nights(2, 8), PARAMS).cache();
    Dataset<Row> state = ordered(atOnce.where(Table.DT.col().equalTo(FIRST.plusDays(2))));
    for (int night = 3; night <= 8; night++) {
      Dataset<Row> today = some().where(Table.DT.col().equalTo(FIRST.plusDays(night)));
      state = ordered(AdvanceAffinities.affinities(state, today, nights(night, night), PARAMS));
      assertEquals(shown(atOnce, night), shown(state, night), "night " + night);
    }
    assertEquals(4, shown(state, 8).size());
  }

  @Test
  void whereNobodyDidAnythingNobodyWantsAnything() {
    assertEquals(0, AdvanceAffinities.affinities(nothing(), days(), nights(0, 2), PARAMS).count());
  }
}
