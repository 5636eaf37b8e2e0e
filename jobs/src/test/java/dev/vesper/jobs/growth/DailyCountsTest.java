package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DailyCountsTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 1);

  @Test
  void aWeekBeginsOnMondayAndAMonthOnItsFirst() {
    assertEquals(LocalDate.of(2026, 10, 26), Grain.WEEK.start(SUNDAY));
    assertEquals(SUNDAY, Grain.MONTH.start(SUNDAY));
    assertTrue(Grain.WEEK.isLastDay(SUNDAY));
    assertFalse(Grain.WEEK.isLastDay(SUNDAY.plusDays(1)));
    assertFalse(Grain.MONTH.isLastDay(SUNDAY));
    assertTrue(Grain.MONTH.isLastDay(LocalDate.of(2028, 2, 29)));
    assertFalse(Grain.MONTH.isLastDay(LocalDate.of(2028, 2, 28)));
    assertEquals(LocalDate.of(2026, 10, 31), Grain.MONTH.endOfPrevious(SUNDAY));
  }

  @Test
  void growthHasNoValueWithoutABase() {
    assertEquals(Optional.empty(), DailyCounts.growth(5, 0));
    assertEquals(Optional.of(-0.5), DailyCounts.growth(5, 10));
  }

  @Test
  void countsAreSumsOfChangesAndGrowthWaitsForTheEndOfThePeriod() {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    days.put(SUNDAY, 4L);
    days.put(SUNDAY.plusDays(1), -1L);
    TreeMap<LocalDate, Long> weeks = new TreeMap<>();
    weeks.put(SUNDAY, 4L);
    weeks.put(SUNDAY.plusDays(1), -1L);
    TreeMap<LocalDate, Long> firsts = new TreeMap<>(Map.of(SUNDAY, 4L));
    DailyCounts counts =
        new DailyCounts(
            Map.of(Window.DAY, days, Window.WEEK, weeks, Window.THIRTY_DAYS, days), firsts, 6);
    GrowthRow monday = counts.row(SUNDAY.plusDays(1), Grain.WEEK);
    assertEquals(3, monday.activeUsers());
    assertEquals(4, monday.previousActiveUsers());
    assertEquals(0, monday.newUsers());
    assertEquals(4, monday.previousNewUsers());
    assertEquals(Optional.empty(), monday.activeGrowth());
    assertEquals(10, monday.knownUsers());
    GrowthRow sunday = counts.row(SUNDAY.plusDays(7), Grain.WEEK);
    assertEquals(Optional.of(-0.25), sunday.activeGrowth());
    assertEquals(Optional.of(-1.0), sunday.newGrowth());
    assertEquals(Optional.of(1.0), sunday.stickiness());
  }
}
