package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.segment.Portrait.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SegmentNameTest {
  private static Trait trait(String feature, double distinctness) {
    return new Trait(feature, 0.5, 0.25, 0.5, 0.25, distinctness);
  }

  private static final Portrait LEARNERS =
      new Portrait(
          2,
          30,
          List.of(
              trait("evening_share", 1.2),
              trait("morning_share", 0.4),
              trait("completions_per_play", 0.9),
              trait("purchases_ever", -0.5),
              trait("topic:programming", 0.8),
              trait("topic:music", 0.1)));

  private static final Portrait NOTHING =
      new Portrait(3, 30, List.of(trait("evening_share", 0.34), trait("purchases_28", -2)));

  @Test
  void aNameIsMadeOfWhatTellsTheSegmentApartMost() {
    assertEquals(
        List.of(
            new SegmentName(
                "Evening learners of programming who rarely buy", "很少购买的晚间 programming 学习者"),
            new SegmentName("Users", "用户"),
            new SegmentName("Users (4)", "用户（4）"),
            new SegmentName("Outliers", "离群用户")),
        SegmentName.of(
            List.of(
                LEARNERS,
                NOTHING,
                new Portrait(4, 1, NOTHING.traits()),
                new Portrait(SegmentModel.OUTLIERS, 1, LEARNERS.traits()))));
  }

  @Test
  void aSentenceTellsTheSizeAndTheThreeLargestDifferences() {
    SegmentName sentence = SegmentName.sentence(LEARNERS, 234, 1000);
    assertEquals(
        "234 users, 23.4 % of all; evening_share 0.50 where all have 0.25; completions_per_play"
            + " 0.50 where all have 0.25; topic:programming 0.50 where all have 0.25.",
        sentence.english());
    assertEquals(
        "234 名用户，占全部的 23.4%；evening_share 0.50（全体 0.25）；completions_per_play 0.50（全体"
            + " 0.25）；topic:programming 0.50（全体 0.25）。",
        sentence.chinese());
  }

  @Test
  void ofFewerThanTenOfTheSampleTheSizeIsAllThatIsTold() {
    Portrait nine = new Portrait(2, 9, LEARNERS.traits());
    Portrait ten = new Portrait(2, 10, LEARNERS.traits());
    assertEquals(
        new SegmentName("9 users, 0.9 % of all.", "9 名用户，占全部的 0.9%。"),
        SegmentName.sentence(nine, 9, 1000));
    assertEquals("234 users, 23.4 % of all.", SegmentName.sentence(nine, 234, 1000).english());
    assertTrue(
        SegmentName.sentence(ten, 10, 1000)
            .english()
            .startsWith("10 users, 1.0 % of all; evening_share 0.50"));
  }

  @Test
  void everyPhraseIsOfAFeatureThatUsersAreComparedBy() {
    List<String> compared = Features.compared().stream().map(Feature::name).toList();
    assertTrue(
        Phrase.ALL.stream().allMatch(phrase -> compared.contains(phrase.feature())),
        compared.toString());
  }
}
