package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.AdjustedRand;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Points;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Stretch;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that are planted and overlap are found, and how many they are. */
@Tag("planted")
final class PlantedGroupsTest {
  private static final int PEOPLE = 1500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void overlappingGroupsAndTheirNumberAreFound(long seed) {
    int night = PlantedPlatform.HISTORY;
    PlantedPlatform platform = PlantedPlatform.steady(Habit.SIX, PEOPLE, night, seed);
    int[] planted = platform.groups();
    double best = AdjustedRand.of(planted, platform.told(new Bayes(Habit.SIX), night));
    assertTrue(best > 0.93 && best < 0.98, "the groups overlap as they should: " + best);

    List<FeatureRow> rows = platform.rows(night, Stretch.MONTH);
    FeatureScales scales = FeatureScales.fit(Features.compared(), rows);
    Points points =
        Points.of(rows.stream().map(scales::floats).toList(), scales.components().size());
    ClusterChoice choice = ClusterChoice.of(points, new ClusterChoice.Rules(3, 12, 0.02, seed));

    assertEquals(Habit.SIX.size(), choice.chosen(), choice.scores().toString());
    double found = AdjustedRand.of(planted, choice.centres().labels(points));
    assertTrue(found >= 0.9, "seed %d: %.3f where %.3f is the best".formatted(seed, found, best));
  }
}
