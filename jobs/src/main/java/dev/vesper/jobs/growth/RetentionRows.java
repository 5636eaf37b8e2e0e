package dev.vesper.jobs.growth;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.PlainRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the rows of {@link Retention} of one cohort; an empty cell is a row, too. */
final class RetentionRows {
  static final Encoder<Row> ENCODER = PlainRows.encoder(Retention.TABLE);

  private static final String ON = "on";
  private static final String BRACKET = "bracket";
  private static final String ON_OR_AFTER = "on_or_after";

  private final Part part;
  private final Clock clock;
  private final Cohort cohort;
  private final long[] counts;
  private final Nights nights;
  private final List<Row> rows = new ArrayList<>();

  private RetentionRows(Part part, Clock clock, Cohort cohort, long[] counts, Nights nights) {
    this.part = part;
    this.clock = clock;
    this.cohort = cohort;
    this.counts = counts;
    this.nights = nights;
  }

  /** The rows of all cells of a cohort that end in a run of nights. */
  static List<Row> of(
      Part part, CohortKey key, long[] counts, Nights nights, RetentionParams params) {
    RetentionRows all = new RetentionRows(part, key.clock(), key.cohort(), counts, nights);
    all.addAll(new CohortNumbers(params, key.cohort().grain()), params);
    return all.rows;
  }

  private void addAll(CohortNumbers numbers, RetentionParams params) {
    for (int n = 0; n <= numbers.longest(); n++) {
      add(ON, n, n, n, counts[numbers.on(n)], true);
    }
    List<Integer> ages = numbers.ages();
    int horizon = ages.get(ages.size() - 1);
    for (int age = 0; age < ages.size(); age++) {
      long back = 0;
      for (int n = ages.get(age); n >= 0; n--) {
        back += counts[numbers.lasted(age, n)];
        add(ON_OR_AFTER, n, horizon, ages.get(age), back, ages.get(age) == horizon);
      }
    }
    if (cohort.grain() == Grain.DAY) {
      for (int which = 0; which < params.brackets().size(); which++) {
        RetentionParams.Bracket days = params.brackets().get(which);
        long back = counts[numbers.bracket(which)];
        add(BRACKET, days.from(), days.to(), days.to(), back, true);
      }
    }
  }

  private void add(String definition, int n, int until, int endsWith, long back, boolean complete) {
    LocalDate end =
        cohort.grain().plus(cohort.start(), endsWith + 1).plusDays(clock.daysLate() - 1L);
    if (!nights.contains(new Night(end))) {
      return;
    }
    long users = counts[CohortNumbers.SIZE];
    Wilson interval = Wilson.of(back, users);
    rows.add(
        RowFactory.create(
            PlainRows.day(end),
            part.breakdown(),
            part.value(),
            cohort.kind().word(),
            PlainRows.day(cohort.start()),
            cohort.grain().word(),
            definition,
            clock.word(),
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
