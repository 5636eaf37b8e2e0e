package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.growth.RetentionParams.Bracket;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RetentionCountsTest {
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 20);
  private static final int DAYS = 300;
  private static final RetentionParams PARAMS =
      RetentionParams.of(90, 26, 6, List.of(new Bracket(1, 7), new Bracket(31, 90)));

  /** Runs that begin long after most births: what lies before them is known from a state only. */
  private static final List<Nights> RUNS =
      List.of(
          new Nights(Night.of("2026-08-20"), Night.of("2026-11-15")),
          new Nights(Night.of("2026-11-01"), Night.of("2026-11-01")),
          new Nights(Night.of("2026-09-28"), Night.of("2026-10-04")));

  private static void count(RetentionCounts counts, NavigableSet<LocalDate> days, Nights run) {
    int birth = Presence.place(run.first().date(), days.first());
    counts.add(SomeUsers.presence(days, run), CohortKind.FIRST_SEEN, birth);
  }

  @Test
  void everyCellIsWhatLookingAtEachUserAndPeriodGives() {
    for (Nights run : RUNS) {
      RetentionCounts counts = new RetentionCounts(run, PARAMS, List.of(Grain.values()));
      Map<String, Long> expected = new TreeMap<>();
      for (NavigableSet<LocalDate> days : SomeUsers.of(11, 80, BEGIN, DAYS, 4)) {
        if (!days.first().isAfter(run.last().date())) {
          count(counts, days, run);
          look(days, run, expected);
        }
      }
      assertEquals(expected, Cells.of(counts.counts(), PARAMS), run.toString());
    }
  }

  private static void look(NavigableSet<LocalDate> days, Nights run, Map<String, Long> expected) {
    for (Grain grain : Grain.values()) {
      LocalDate cohort = grain.start(days.first());
      for (int n = 0; n <= PARAMS.longest().get(grain); n++) {
        LocalDate from = grain.plus(cohort, n);
        LocalDate to = grain.plus(cohort, n + 1).minusDays(1);
        if (run.contains(new Night(to)) && !days.subSet(from, true, to, true).isEmpty()) {
          expected.merge(Cells.on(grain, cohort, n), 1L, Long::sum);
        }
        if (run.contains(new Night(to)) && PARAMS.ages().get(grain).contains(n)) {
          int until = grain.between(cohort, grain.start(days.floor(to)));
          expected.merge(Cells.lasted(grain, cohort, n, until), 1L, Long::sum);
        }
      }
    }
    for (Bracket bracket : PARAMS.brackets()) {
      LocalDate to = days.first().plusDays(bracket.to());
      LocalDate from = days.first().plusDays(bracket.from());
      if (run.contains(new Night(to)) && !days.subSet(from, true, to, true).isEmpty()) {
        expected.merge(Cells.bracket(days.first(), bracket), 1L, Long::sum);
      }
    }
  }

  @Test
  void theSizeOfACohortIsCountedAsLongAsACellOfItMayEnd() {
    Nights run = Nights.only(Night.of("2026-11-01"));
    for (int ago : List.of(0, 1, 89, 90, 91)) {
      RetentionCounts counts = new RetentionCounts(run, PARAMS, List.of(Grain.values()));
      count(counts, new TreeSet<>(List.of(run.first().date().minusDays(ago))), run);
      LocalDate cohort = run.first().date().minusDays(ago);
      assertEquals(
          ago <= 90 ? 1L : null,
          Optional.ofNullable(
                  counts.counts().get(new Cohort(CohortKind.FIRST_SEEN, Grain.DAY, cohort)))
              .map(numbers -> numbers[CohortNumbers.SIZE])
              .orElse(null),
          ago + " days ago");
    }
  }
}
