package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.churn.BoostedTrees.Node;
import dev.vesper.jobs.churn.BoostedTrees.Tree;
import dev.vesper.jobs.feature.Curve;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Scale;
import dev.vesper.jobs.feature.TopicScales;
import dev.vesper.jobs.statistics.Calibrator;
import dev.vesper.pipeline.night.Night;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DriversTest {
  /** Asks the first part, and of those beyond 1 the second. */
  private static final BoostedTrees TREES =
      new BoostedTrees(
          2,
          List.of(
              new Tree(
                  2,
                  List.of(
                      new Node(0, 1, 1, 2, 0.5),
                      Node.leaf(-1),
                      new Node(1, 0, 3, 4, 1),
                      Node.leaf(0.25),
                      Node.leaf(3)))));

  private static final FeatureScales SCALES =
      new FeatureScales(
          List.of(
              new Scale("days_since_active", Curve.LOG, StrictMath.log1p(3), 1, 0, 1),
              new Scale("reads_28", Curve.PLAIN, 12.5, 2, 0, 1),
              new Scale("weekend_share", Curve.PLAIN, 0.25, 0.5, 0.25, 1)),
          new TopicScales(List.of(new TopicScales.Topic("java", 0.5)), 1));

  private static Drivers drivers(double[] numbers, Map<String, Double> topics, Double... weights) {
    Logistic model = new Logistic(0, List.of(weights), List.of(0.0, 0.0, 0.0, 0.0));
    Predictor predictor =
        new Predictor("m", SCALES, model, new Calibrator(List.of(0.0), List.of(0.5)));
    return Drivers.of(predictor, new FeatureRow(numbers, topics));
  }

  @Test
  void eachStepDownATreeCountsForThePartThatIsAskedFor() {
    assertEquals(2 * 0.5, TREES.start());
    assertArrayEquals(new double[] {2 * -1.5, 0}, TREES.contributions(new double[] {1, 9}));
    assertEquals(2 * -1, TREES.score(new double[] {1, 9}));
    assertArrayEquals(new double[] {2 * 0.5, 2 * 2}, TREES.contributions(new double[] {1.1, 9}));
    assertEquals(2 * 3, TREES.score(new double[] {1.1, 9}));
  }

  @Test
  void whatRaisesTheScoreIsToldTheStrongestFirstWithTheUsualValue() {
    Drivers drivers =
        drivers(new double[] {20, 8.5, Double.NaN}, Map.of("java", 0.75), 1.0, -4.0, 1.0, 1.0);
    assertEquals(
        "reads in 4 weeks 8.5, usually 13; days since the last visit 20, usually 3;"
            + " share of topic java 0.75, usually 0.5",
        drivers.en());
    assertEquals("近28天阅读次数 8.5（通常 13）；距上次活跃天数 20（通常 3）；话题“java”占比 0.75（通常 0.5）", drivers.zh());
  }

  @Test
  void thereAreThreeAtMostAndNoneWhereNothingRaisesTheScore() {
    double[] numbers = {20, 20, 1};
    assertEquals(3, drivers(numbers, Map.of("java", 1.0), 1.0, 1.0, 1.0, 1.0).strongest().size());
    assertEquals("", drivers(numbers, Map.of("java", 1.0), -1.0, -1.0, -1.0, -1.0).en());
    assertEquals(
        "weekend_share",
        drivers(numbers, Map.of(), -1.0, 0.0, 1.0, 0.0).strongest().get(0).component());
  }

  @Test
  void whatTeachesEndsWhereWhatJudgesBeginsAndAllOfItIsOver() {
    Night night = Night.of("2026-11-19");
    Question question = new Question(ChurnKind.MEMBERSHIP, 30);
    assertEquals(night.plus(-33).date(), question.judging(night, 3));
    assertEquals(question.judging(night, 3), question.teaching(night, 3).plusDays(30));
    assertEquals(77, question.nights(3));
    assertEquals(
        "membership-30-boosted-trees@2026-11-19", question.modelId(Family.BOOSTED_TREES, night));
  }
}
