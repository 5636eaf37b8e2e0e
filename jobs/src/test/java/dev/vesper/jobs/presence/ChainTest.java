package dev.vesper.jobs.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.presence.Calibration.Decile;
import dev.vesper.jobs.presence.DayCounts.Part;
import dev.vesper.jobs.presence.OrderChoice.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChainTest {
  private static final List<Part> ALL = List.of(Part.TEACHING, Part.JUDGING);

  /** By the day before yesterday and yesterday: neither, yesterday only, the one before, both. */
  private static final List<Double> PLANTED = List.of(0.05, 0.35, 0.60, 0.85);

  @Test
  void aPlantedChainOfOrderTwoIsFound() {
    DayCounts counts = SimulatedUsers.of(5, 20_000, PLANTED);
    OrderChoice choice = OrderChoice.of(counts);
    assertEquals(2, choice.chosen(), choice.toString());
    List<Judged> judged = choice.judged();
    assertTrue(judged.get(1).logLikelihood() > judged.get(0).logLikelihood() + 100);
    Chain chain = Chain.fit(2, counts, ALL);
    for (int past = 0; past < 4; past++) {
      assertEquals(PLANTED.get(past), chain.chance(PastDays.of(2, past)), 0.006, "past " + past);
    }
    assertTrue(Calibration.of(2, counts).error() < 0.01);
  }

  @Test
  void whereDaysDoNotDependOnEachOtherLongOrdersLoseAndAnyOrderGivesTheSameChance() {
    DayCounts counts = SimulatedUsers.of(6, 20_000, List.of(0.3, 0.3, 0.3, 0.3));
    OrderChoice choice = OrderChoice.of(counts);
    List<Judged> judged = choice.judged();
    assertTrue(judged.get(0).logLikelihood() > judged.get(7).logLikelihood() + 10);
    assertTrue(choice.chosen() < 5, choice.toString());
    Chain chain = Chain.fit(choice.chosen(), counts, ALL);
    for (int past = 2; past < PastDays.codes(choice.chosen()); past++) {
      if (chain.days(past) > 2_000) {
        assertEquals(0.3, chain.chance(past), 0.03, PastDays.text(past));
      }
    }
  }

  @Test
  void theChanceOfAWeekIsThatOfAllWaysThroughIt() {
    Chain chain = Chain.fit(2, SimulatedUsers.of(7, 500, PLANTED), ALL);
    for (int past : new int[] {2, 3, 4, 5, 6, 7}) {
      double some = 0;
      for (int way = 1; way < 128; way++) {
        double chance = 1;
        int now = past;
        for (int day = 6; day >= 0; day--) {
          int active = way >> day & 1;
          chance *= active == 1 ? chain.chance(now) : 1 - chain.chance(now);
          now = PastDays.next(now, active, 2);
        }
        some += chance;
      }
      assertEquals(some, chain.chanceWithin(past, 7), 1e-12, PastDays.text(past));
    }
  }

  @Test
  void everyDayOfAUserIsCountedAfterItsHistoryAndNoneBeforeTheFirst() {
    DayCounts counts = new DayCounts();
    counts.add(0b1011, 3);
    assertEquals(
        3,
        counts.days(Part.JUDGING, PastDays.of(1, 1))
            + counts.days(Part.JUDGING, PastDays.of(2, 0b10))
            + counts.days(Part.JUDGING, PastDays.of(3, 0b101)));
    assertEquals(0, counts.active(Part.JUDGING, PastDays.of(1, 1)));
    assertEquals(1, counts.active(Part.JUDGING, PastDays.of(2, 0b10)));
    assertEquals(1, counts.active(Part.JUDGING, PastDays.of(3, 0b101)));
    counts.add(1, 0);
    long all = 0;
    for (int place = 0; place < DayCounts.size(); place++) {
      all += counts.at(place);
    }
    assertEquals(3 + 2, all);
  }

  @Test
  void theNewestSevenDaysJudgeAndTheTwentyEightBeforeTeach() {
    for (int age : new int[] {6, 7, 8, 34, 35, 36, 63, 64, 500}) {
      DayCounts counts = new DayCounts();
      counts.add(-1, age);
      long judging = 0;
      long teaching = 0;
      for (int past = 2; past < PastDays.codes(PastDays.LONGEST); past++) {
        judging += counts.days(Part.JUDGING, past);
        teaching += counts.days(Part.TEACHING, past);
      }
      assertEquals(Math.min(7, age), judging, "age " + age);
      assertEquals(Math.max(0, Math.min(28, age - 7)), teaching, "age " + age);
    }
  }

  @Test
  void whoIsNewIsJudgedByThoseKnownForAsLong() {
    DayCounts counts = new DayCounts();
    counts.add(0b11, 1);
    counts.add(0b10, 1);
    counts.add(0b1111111111, 9);
    Chain chain = Chain.fit(3, counts, ALL);
    assertEquals(3, chain.days(PastDays.of(1, 1)));
    assertEquals(2.5 / 4, chain.chance(PastDays.of(1, 1)), 1e-12);
    assertEquals(7, chain.days(PastDays.of(3, 0b111)));
    assertEquals(0.5, chain.chance(PastDays.of(3, 0)), 1e-12);
  }

  @Test
  void withNobodyKnownForLongNothingIsJudgedAndTheOrderIsOne() {
    DayCounts counts = new DayCounts();
    counts.add(0b1, 8);
    assertTrue(OrderChoice.of(counts).isJudged());
    DayCounts young = new DayCounts();
    young.add(0b1, 7);
    OrderChoice choice = OrderChoice.of(young);
    assertFalse(choice.isJudged());
    assertEquals(1, choice.chosen());
    assertEquals(8, choice.judged().size());
    assertEquals(new Judged(8, 0, 0), choice.judged().get(7));
    assertEquals(List.of(), Calibration.of(1, new DayCounts()).deciles());
  }

  @Test
  void decilesHoldAllJudgedDaysAndTheirMeansAreTheRatios() {
    DayCounts counts = SimulatedUsers.of(8, 3_000, PLANTED);
    Calibration calibration = Calibration.of(2, counts);
    long days = 0;
    double before = 0;
    for (Decile each : calibration.deciles()) {
      days += each.days();
      assertTrue(each.predicted() > before, each.toString());
      before = each.predicted();
    }
    long judged = 0;
    for (int past = 2; past < PastDays.codes(PastDays.LONGEST); past++) {
      judged += counts.days(Part.JUDGING, past);
    }
    assertEquals(judged, days);
  }
}
