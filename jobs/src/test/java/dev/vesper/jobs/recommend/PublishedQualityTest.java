package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.statistics.Digits;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.pipeline.SparkForTests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private List<String> marked() {
    return PublishedQuality.of(
            SparkForTests.session().createDataFrame(lists, Recommendations.TABLE.schema()),
            SparkForTests.session().createDataFrame(affinities, Affinities.TABLE.schema()),
            NIGHT,
            ListFigures.earlier(
                SparkForTests.session()
                    .createDataFrame(List.of(), RecommendationQuality.TABLE.schema())))
        .stream()
        .map(
            row ->
                "%s %d %d: %d %s %s %s %s"
                    .formatted(
                        row.listedOn(),
                        row.days(),
                        row.places(),
                        row.people(),
                        row.ndcg().orElseThrow(),
                        row.recall().orElseThrow(),
                        row.map().orElseThrow(),
                        row.hitRate().orElseThrow()))
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
    double ann = (1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3));
    String two = " 2 %s 0.5 %s 0.5".formatted(nine(ann / 2), nine((1.0 / 2 + 2.0 / 3) / 2 / 2));
    String one = " 1 %s 1.0 0.5 1.0".formatted(nine(1 / log2(3)));
    assertEquals(
        List.of(
            "2026-11-17 2 10:" + two,
            "2026-11-17 2 20:" + two,
            "2026-11-18 1 10:" + one,
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
