package dev.vesper.jobs.growth;

import dev.vesper.jobs.growth.RetentionCell.Tally;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** A row of {@link Retention}. */
record RetentionRow(
    LocalDate dt,
    String cohortKind,
    LocalDate cohortStart,
    Grain grain,
    String definition,
    String clock,
    int n,
    int untilN,
    long eligible,
    long retained,
    double rate,
    double ciLow,
    double ciHigh,
    boolean isComplete) {
  private static final String ON = "on";
  private static final String BRACKET = "bracket";
  private static final String ON_OR_AFTER = "on_or_after";
  private static final String CALENDAR = "calendar";

  /** The rows of all cells that end in a run of nights; an empty cell is a row, too. */
  static List<RetentionRow> of(
      Map<RetentionCell, Long> counts, Nights nights, RetentionParams params) {
    List<RetentionRow> rows = new ArrayList<>();
    for (Entry<RetentionCell, Long> each : counts.entrySet()) {
      if (each.getKey().tally() == Tally.SIZE) {
        rows.addAll(new OfCohort(each.getKey(), each.getValue(), counts, nights).rows(params));
      }
    }
    return rows;
  }

  /** The rows of one cohort. */
  private record OfCohort(
      RetentionCell size, long users, Map<RetentionCell, Long> counts, Nights nights) {

    List<RetentionRow> rows(RetentionParams params) {
      List<RetentionRow> rows = new ArrayList<>();
      CohortKind kind = size.kind();
      Grain grain = size.grain();
      int longest = params.longest().get(grain);
      for (int n = 0; n <= longest; n++) {
        long back = counts.getOrDefault(RetentionCell.on(kind, grain, size.cohort(), n), 0L);
        add(rows, ON, n, n, n, back, true);
      }
      List<Integer> ages = params.ages().get(grain);
      int horizon = ages.get(ages.size() - 1);
      for (int age : ages) {
        long back = 0;
        for (int n = age; n >= 0; n--) {
          back += counts.getOrDefault(RetentionCell.lasted(kind, grain, size.cohort(), age, n), 0L);
          add(rows, ON_OR_AFTER, n, horizon, age, back, age == horizon);
        }
      }
      if (grain == Grain.DAY) {
        for (RetentionParams.Bracket days : params.brackets()) {
          long back = counts.getOrDefault(RetentionCell.bracket(kind, size.cohort(), days), 0L);
          add(rows, BRACKET, days.from(), days.to(), days.to(), back, true);
        }
      }
      return rows;
    }

    private void add(
        List<RetentionRow> rows,
        String definition,
        int n,
        int until,
        int endsWith,
        long back,
        boolean complete) {
      LocalDate end = size.grain().plus(size.cohort(), endsWith + 1).minusDays(1);
      if (!nights.contains(new Night(end))) {
        return;
      }
      Wilson interval = Wilson.of(back, users);
      rows.add(
          new RetentionRow(
              end,
              size.kind().word(),
              size.cohort(),
              size.grain(),
              definition,
              CALENDAR,
              n,
              until,
              users,
              back,
              (double) back / users,
              interval.low(),
              interval.high(),
              complete));
    }
  }
}
