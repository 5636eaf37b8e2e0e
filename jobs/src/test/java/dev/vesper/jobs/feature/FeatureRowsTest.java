package dev.vesper.jobs.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.activity.UserStates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FeatureRowsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static Dataset<Row> features(int users) {
    List<Row> rows = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      rows.add(
          SomeDays.row(
              UserFeatures.TABLE,
              NIGHT,
              Map.of(
                  UserFeatures.USER_ID,
                  "u" + user,
                  UserFeatures.STREAK_DAYS,
                  user,
                  UserFeatures.HAS_MEMBERSHIP,
                  user % 2 == 0)));
    }
    return SomeDays.dataset(rows, UserFeatures.TABLE);
  }

  private static List<FeatureRow> sample(Dataset<Row> rows, int most) {
    return rows.where(FeatureRows.isSampled(rows.count(), most)).collectAsList().stream()
        .sorted(Comparator.comparing(FeatureRows::user))
        .map(FeatureRows::row)
        .toList();
  }

  private static List<Feature> features(String... names) {
    return Features.ALL.stream().filter(each -> List.of(names).contains(each.name())).toList();
  }

  @Test
  void aRowHoldsANumberForEachFeatureAskedForAndNoneWhereItIsAbsent() {
    List<Feature> asked = features("streak_days", "weekend_share", "has_membership", "paid_28");
    List<FeatureRow> rows = sample(FeatureRows.of(features(2), asked), 10);
    assertEquals(
        "[[0.0, NaN, 0.0, 1.0] {}, [1.0, NaN, 0.0, 0.0] {}]",
        rows.toString(),
        "streak, weekends, paid, membership of two users");
  }

  @Test
  void topicSharesComeAlong() {
    SomeDays days =
        new SomeDays()
            .state(
                NIGHT,
                Map.of(UserStates.USER_ID, "a", UserStates.FIRST_ACTIVE_ON, NIGHT.minusDays(3)))
            .topic(
                NIGHT, Map.of(TopicDays.USER_ID, "a", TopicDays.TOPIC, "law", TopicDays.EVENTS, 3L))
            .topic(
                NIGHT,
                Map.of(TopicDays.USER_ID, "a", TopicDays.TOPIC, "art", TopicDays.EVENTS, 1L));
    Dataset<Row> table = FeaturesAt.of(days.sources(), NIGHT, UTC);
    List<FeatureRow> rows = sample(FeatureRows.of(table, features("tenure_days")), 10);
    assertEquals("[[3.0] {art=0.25, law=0.75}]", rows.toString());
  }

  @Test
  void aSampleIsAboutAsLargeAsWantedAndTheSameHoweverRowsLie() {
    List<Feature> asked = features("streak_days");
    Dataset<Row> rows = FeatureRows.of(features(4000), asked);
    List<FeatureRow> some = sample(rows, 1000);
    assertTrue(some.size() > 850 && some.size() < 1150, "found " + some.size());
    assertEquals(some, sample(rows.repartition(7), 1000));
    assertEquals(4000, sample(rows, 4000).size());
    assertEquals(List.of(), sample(FeatureRows.of(features(0), asked), 4000));
  }

  @Test
  void everyFeatureOfTheTableBecomesANumber() {
    FeatureRow row = sample(FeatureRows.of(features(1), Features.ALL), 1).get(0);
    assertEquals(Features.ALL.size(), row.numbers().length);
    List<String> absent =
        IntStream.range(0, row.numbers().length)
            .filter(at -> Double.isNaN(row.numbers()[at]))
            .mapToObj(at -> Features.ALL.get(at))
            .filter(feature -> !feature.field().nullable())
            .map(Feature::name)
            .toList();
    assertEquals(List.of(), absent);
  }
}
