package dev.vesper.jobs.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FeatureScalesTest {
  private static final Feature PLAIN = Feature.plain(UserFeatures.WEEKEND_SHARE, Window.DAYS_28);
  private static final Feature LOG = Feature.log(UserFeatures.READS_28, Window.DAYS_28);
  private static final double ABSENT = Double.NaN;

  private static Scale fit(Feature feature, double... values) {
    return Scale.fit(feature, values);
  }

  private static FeatureRow row(Map<String, Double> topics, double... numbers) {
    return new FeatureRow(numbers, topics);
  }

  @Test
  void aSpreadIsTheStandardDeviationOfABell() {
    Random dice = new Random(1);
    double[] bell =
        DoubleStream.generate(() -> 5 + 2 * dice.nextGaussian()).limit(20_000).toArray();
    Scale scale = fit(PLAIN, bell);
    assertEquals(5, scale.median(), 0.05);
    assertEquals(2, scale.spread(), 0.05);
    assertEquals(1, scale.component(7), 0.05);
  }

  @Test
  void aFewEnormousValuesMoveNoScale() {
    double[] usual = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
    double[] odd = usual.clone();
    odd[99] = 1e12;
    assertEquals(fit(PLAIN, usual), fit(PLAIN, odd));
  }

  @Test
  void aValueCountsAsNoFurtherThanTheBound() {
    Scale scale = fit(PLAIN.weighing(0.5), IntStream.range(0, 101).asDoubleStream().toArray());
    double edge = scale.median() + Scale.BOUND * scale.spread();
    assertEquals(1.5, scale.component(edge), 1e-12);
    assertEquals(1.5, scale.component(edge + 1));
    assertTrue(scale.component(edge - 1) < 1.5);
    assertEquals(-1.5, scale.component(-1e9));
  }

  @Test
  void twiceAsManyCountAlikeAnywhereOnALogarithm() {
    Scale scale = fit(LOG, 0, 1, 3, 7, 15, 31, 63);
    double step = scale.component(1) - scale.component(0);
    assertEquals(step, scale.component(15) - scale.component(7), 1e-12);
  }

  @Test
  void whereHardlyAnybodyHasSomethingItIsTheDeviationThatCounts() {
    double[] rare = new double[100];
    rare[0] = 1;
    Scale scale = fit(PLAIN, rare);
    assertEquals(Math.sqrt(0.01 * 0.99), scale.spread(), 1e-12);
    assertEquals(0, scale.component(0));
    assertEquals(Scale.BOUND, scale.component(1));
  }

  @Test
  void whatIsTheSameOfEverybodyTellsNobodyApart() {
    Scale scale = fit(PLAIN, 0.1, 0.1, 0.1);
    assertEquals(0, scale.component(0.1));
    assertEquals(0, scale.component(5));
    assertEquals(0, fit(PLAIN, ABSENT).component(5));
    assertEquals(0, fit(PLAIN).component(ABSENT));
    assertEquals(0, fit(PLAIN, 3).component(4));
  }

  @Test
  void anAbsentValueLiesInTheMiddleUnlessTheFeatureSaysOtherwise() {
    assertEquals(0, fit(LOG, 1, 2, 3, ABSENT).component(ABSENT));
    Scale filled = fit(LOG.absentAs(3), 1, 2, 3, ABSENT);
    assertEquals(filled.component(3), filled.component(ABSENT));
    assertTrue(filled.component(ABSENT) > 0);
  }

  @Test
  void topicsTogetherCountAsMuchAsTwoFeatures() {
    List<FeatureRow> rows = new ArrayList<>();
    Random dice = new Random(2);
    for (int user = 0; user < 4000; user++) {
      double share = dice.nextDouble();
      String other = "t" + dice.nextInt(3);
      rows.add(row(Map.of("t9", share, other, 1 - share)));
    }
    FeatureScales scales = FeatureScales.fit(List.of(), rows);
    assertEquals("topic:t9", scales.components().get(0));
    assertEquals(4, scales.components().size());
    double squares =
        rows.stream()
            .mapToDouble(row -> DoubleStream.of(scales.vector(row)).map(x -> x * x).sum())
            .sum();
    assertEquals(TopicScales.LIKE_FEATURES, squares / rows.size(), 1e-9);
  }

  @Test
  void onlyTheMostPopularTopicsHaveAComponent() {
    List<FeatureRow> rows =
        IntStream.range(0, 10)
            .mapToObj(topic -> row(Map.of("t" + topic, 1.0)))
            .flatMap(
                each ->
                    Collections.nCopies(
                        1 + each.topics().keySet().iterator().next().charAt(1) - '0', each)
                        .stream())
            .toList();
    FeatureScales scales = FeatureScales.fit(List.of(), rows);
    assertEquals(TopicScales.MOST, scales.components().size());
    assertEquals("topic:t9", scales.components().get(0));
    assertFalse(scales.components().contains("topic:t1"));
    assertArrayEquals(
        scales.vector(row(Map.of("t0", 1.0))), scales.vector(row(Map.of("new", 1.0))));
  }

  @Test
  void whoDealsWithNoTopicLiesInTheMiddleOfThem() {
    FeatureScales scales =
        FeatureScales.fit(
            List.of(), List.of(row(Map.of("a", 1.0)), row(Map.of("b", 1.0)), row(Map.of())));
    assertArrayEquals(new double[] {0, 0}, scales.vector(row(Map.of())));
    assertArrayEquals(
        new double[] {0},
        FeatureScales.fit(List.of(), List.of(row(Map.of("a", 1.0)))).vector(row(Map.of("a", 1.0))));
  }

  @Test
  void scalesAreTheSameWhateverTheOrderOfTopicsInAMap() {
    assertEquals(
        FeatureScales.fit(
            List.of(), List.of(row(Map.of("a", 0.3, "b", 0.7)), row(Map.of("a", 1.0)))),
        FeatureScales.fit(
            List.of(), List.of(row(Map.of("b", 0.7, "a", 0.3)), row(Map.of("a", 1.0)))));
  }

  @Test
  void scalesAreWhatTheyWereAfterBeingWrittenDown() {
    FeatureScales scales =
        FeatureScales.fit(
            List.of(PLAIN, LOG),
            List.of(
                row(Map.of("a", 1 / 3.0), 0.1, 3),
                row(Map.of("b", 1.0), 0.7, 2),
                row(Map.of(), 0.2, ABSENT)));
    FeatureScales read = FeatureScales.read(scales.json(), "segment_models.scales");
    assertEquals(scales, read);
    assertTrue(read.areOf(List.of(PLAIN, LOG)));
    assertFalse(read.areOf(List.of(PLAIN)));
    assertFalse(read.areOf(List.of(LOG, PLAIN)));
    assertFalse(read.areOf(List.of(PLAIN.weighing(0.5), LOG)));
    assertFalse(read.areOf(List.of(PLAIN, LOG.absentAs(7))));
    FeatureScales filled = FeatureScales.fit(List.of(LOG.absentAs(7)), List.of(row(Map.of(), 3)));
    assertTrue(filled.areOf(List.of(LOG.absentAs(7))));
    assertFalse(filled.areOf(List.of(LOG)));
  }

  @Test
  void nobodyAndOneUserHaveVectorsOfNothing() {
    FeatureScales nobody = FeatureScales.fit(Features.compared(), List.of());
    assertEquals(Features.compared().size(), nobody.components().size());
    double[] numbers = new double[Features.compared().size()];
    assertArrayEquals(numbers, nobody.vector(row(Map.of(), numbers)));
    FeatureScales one = FeatureScales.fit(List.of(PLAIN), List.of(row(Map.of("a", 1.0), 4)));
    assertArrayEquals(new double[] {0, 0}, one.vector(row(Map.of("a", 1.0), 4)));
    assertArrayEquals(new float[] {0, 0}, one.floats(row(Map.of("a", 0.5, "b", 0.5), 5)));
  }

  @Test
  void everyNumberOfTheTableIsAFeatureOnce() {
    List<String> numbers =
        UserFeatures.TABLE.columns().stream()
            .filter(field -> !field.type().simpleString().matches("string|map.*"))
            .filter(field -> !FeatureScalesTest.NO_FEATURES.contains(field.name()))
            .filter(field -> !field.name().endsWith("_14")) // the newer half of another
            .map(field -> field.name())
            .toList();
    assertEquals(numbers, Features.ALL.stream().map(Feature::name).toList());
  }

  /** Describe people, or only stand beside a ratio. */
  private static final List<String> NO_FEATURES =
      List.of(
          "birth_decade",
          "active_weeks_56",
          "known_weeks_56",
          "weekend_days_28",
          "topic_events_28",
          "night_hours_28",
          "morning_hours_28",
          "afternoon_hours_28",
          "evening_hours_28");
}
