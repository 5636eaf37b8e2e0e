package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.value.Rfm.Measure;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scores by fifths, ties together, and a group for every three scores. */
final class RfmTest {
  private static String scores(Measure measure, long... customersByValue) {
    TreeMap<Long, Long> customers = new TreeMap<>();
    for (int value = 0; value < customersByValue.length; value++) {
      customers.put((long) value, customersByValue[value]);
    }
    Rfm rfm = Rfm.of(measure, customers);
    StringBuilder text = new StringBuilder();
    customers.keySet().forEach(value -> text.append(rfm.score(value)));
    return text.toString();
  }

  @Test
  void fiveValuesOfAsManyCustomersHaveFiveScores() {
    assertEquals("12345", scores(Measure.FREQUENCY, 7, 7, 7, 7, 7));
    assertEquals("12345", scores(Measure.MONETARY, 7, 7, 7, 7, 7));
    assertEquals("54321", scores(Measure.RECENCY, 7, 7, 7, 7, 7));
  }

  @Test
  void manyWhoBoughtOnceScoreOneAndTheNextByWhoIsBelow() {
    assertEquals("14", scores(Measure.FREQUENCY, 60, 40));
    assertEquals("13", scores(Measure.FREQUENCY, 59, 41));
    assertEquals("15", scores(Measure.FREQUENCY, 80, 20));
  }

  @Test
  void manyWhoBoughtOnTheNewestDayScoreFive() {
    assertEquals("52", scores(Measure.RECENCY, 60, 40));
    assertEquals("53", scores(Measure.RECENCY, 59, 41));
  }

  @Test
  void whoAreAllAlikeAreNew() {
    assertEquals("5", scores(Measure.RECENCY, 9));
    assertEquals("1", scores(Measure.FREQUENCY, 9));
    assertEquals(RfmGroup.NEW, RfmGroup.of(5, 1, 1));
  }

  @Test
  void everyThreeScoresHaveAGroupAndEveryGroupSome() {
    Map<RfmGroup, Integer> found = new EnumMap<>(RfmGroup.class);
    for (int recency = 1; recency <= 5; recency++) {
      for (int frequency = 1; frequency <= 5; frequency++) {
        for (int monetary = 1; monetary <= 5; monetary++) {
          found.merge(RfmGroup.of(recency, frequency, monetary), 1, Integer::sum);
        }
      }
    }
    assertEquals(
        "{CHAMPIONS=8, LOYAL=22, BIG_SPENDERS=9, PROMISING=16, NEW=8, COOLING=12, AT_RISK=20,"
            + " SLIPPING=15, LOST=15}",
        found.toString());
    assertEquals(RfmGroup.CHAMPIONS, RfmGroup.of(4, 4, 4));
    assertEquals(RfmGroup.LOYAL, RfmGroup.of(4, 4, 3));
    assertEquals(RfmGroup.LOYAL, RfmGroup.of(3, 4, 4));
    assertEquals(RfmGroup.AT_RISK, RfmGroup.of(2, 4, 4));
  }
}
