package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.statistics.Digits;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.RecordEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Lists of earlier nights, marked by what people took since. */
final class PublishedQualityTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private final List<Row> lists = new ArrayList<>();
  private final List<Row> affinities = new ArrayList<>();

  private void listed(int nightsAgo, String user, String... contents) {
    for (int place = 0; place < contents.length; place++) {
      lists.add(
          RowFactory.create(
              NIGHT.minusDays(nightsAgo),
              user,
              place + 1,
              contents[place],
              0.1,
              "popular",
              "popular",
              null,
              false,
              "m"));
    }
  }

  private void took(String user, String content, int nightsAgo) {
    LocalDate day = NIGHT.minusDays(nightsAgo);
    affinities.add(RowFactory.create(NIGHT, user, content, 1.0, day, NIGHT, 1L, 0L, 0L, 0L));
  }

  /** What was told of the lists on their own nights. */
  private static Dataset<Row> toldThen() {
    List<RecommendationQuality.RowOf> rows = new ArrayList<>();
    for (int nightsAgo : new int[] {1, 2}) {
      LocalDate then = NIGHT.minusDays(nightsAgo);
      for (int places : new int[] {2, 20}) {
        rows.add(
            RecommendationQuality.published(
                new RecommendationQuality.Lists(then, then, places),
                Marks.NONE,
                new Variety.Figures(3, nightsAgo, 10, Optional.of(2.0), Optional.empty())));
      }
    }
    return SparkForTests.session()
        .createDataFrame(
            RecordEncoder.rows(RecommendationQuality.TABLE, rows),
            RecommendationQuality.TABLE.schema());
  }

  private List<String> marked() {
    return PublishedQuality.of(
            SparkForTests.session().createDataFrame(lists, Recommendations.TABLE.schema()),
            SparkForTests.session().createDataFrame(affinities, Affinities.TABLE.schema()),
            NIGHT,
            ListFigures.earlier(toldThen()))
        .stream()
        .map(
            row ->
                "%s %d %d: %d %s %s %s %s, %d contents"
                    .formatted(
                        row.listedOn(),
                        row.days(),
                        row.places(),
                        row.people(),
                        row.ndcg().orElseThrow(),
                        row.recall().orElseThrow(),
                        row.map().orElseThrow(),
                        row.hitRate().orElseThrow(),
                        row.contentsListed()))
        .toList();
  }

  @Test
  void whatWasTakenAfterTheNightOfTheListCountsAtItsPlace() {
    listed(2, "ann", "c1", "c2", "c3");
    listed(2, "bob", "c1", "c2");
    listed(2, "cat", "c1");
    listed(1, "ann", "c1", "c3");
    took("ann", "c2", 1);
    took("ann", "c9", 2);
    took("bob", "c7", 0);
    took("ann", "c3", 0);
    took("dan", "c1", 0);
    // Two days ago: ann took c2 (place 2) and c3 (place 3) of two, bob something else.
    // Yesterday: ann took c3 (place 2), her only one since.
    double ideal = 1 + 1 / log2(3);
    double ann = (1 / log2(3) + 1 / log2(4)) / ideal;
    String whole =
        " 2 %s 0.5 %s 0.5, 2 contents".formatted(nine(ann / 2), nine((1.0 / 2 + 2.0 / 3) / 2 / 2));
    String first =
        " 2 %s 0.25 %s 0.5, 2 contents".formatted(nine(1 / log2(3) / ideal / 2), nine(0.5 / 2 / 2));
    String one = " 1 %s 1.0 0.5 1.0, 1 contents".formatted(nine(1 / log2(3)));
    assertEquals(
        List.of(
            "2026-11-17 2 2:" + first,
            "2026-11-17 2 20:" + whole,
            "2026-11-18 1 2:" + one,
            "2026-11-18 1 20:" + one),
        marked());
  }

  @Test
  void withoutListsOrAnythingTakenThereIsNothingToMark() {
    assertEquals(List.of(), marked());
    listed(1, "ann", "c1");
    took("ann", "c1", 5);
    assertEquals(List.of(), marked());
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }

  private static double nine(double number) {
    return Digits.nine(number);
  }
}
