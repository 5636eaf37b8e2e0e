package dev.vesper.jobs.growth;

import dev.vesper.pipeline.table.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A division of time into periods. */
public enum Grain {
  DAY {
    @Override
    public LocalDate start(LocalDate day) {
      return day;
    }

    @Override
    public LocalDate plus(LocalDate start, int periods) {
      return start.plusDays(periods);
    }

    @Override
    public int between(LocalDate one, LocalDate other) {
      return Math.toIntExact(ChronoUnit.DAYS.between(one, other));
    }
  },
  WEEK {
    @Override
    public LocalDate start(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    public LocalDate plus(LocalDate start, int periods) {
      return start.plusWeeks(periods);
    }

    @Override
    public int between(LocalDate one, LocalDate other) {
      return Math.toIntExact(ChronoUnit.WEEKS.between(one, other));
    }
  },
  MONTH {
    @Override
    public LocalDate start(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    public LocalDate plus(LocalDate start, int periods) {
      return start.plusMonths(periods);
    }

    @Override
    public int between(LocalDate one, LocalDate other) {
      return Math.toIntExact(ChronoUnit.MONTHS.between(one, other));
    }
  };

  /** The first day of the period that contains a day. */
  public abstract LocalDate start(LocalDate day);

  /** The first day of the period so many after the one that starts on a day. */
  public abstract LocalDate plus(LocalDate start, int periods);

  /** How many periods lie between two first days. */
  public abstract int between(LocalDate one, LocalDate other);

  /** The word that stands for it in a table. */
  public String word() {
    return Word.of(this);
  }

  /** Whether the period that contains a day ends with it. */
  public boolean isLastDay(LocalDate day) {
    return plus(start(day), 1).equals(day.plusDays(1));
  }
}
