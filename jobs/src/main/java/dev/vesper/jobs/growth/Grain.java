package dev.vesper.jobs.growth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A division of time into periods. */
enum Grain {
  DAY {
    @Override
    LocalDate start(LocalDate day) {
      return day;
    }

    @Override
    LocalDate next(LocalDate start) {
      return start.plusDays(1);
    }
  },
  WEEK {
    @Override
    LocalDate start(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate next(LocalDate start) {
      return start.plusWeeks(1);
    }
  },
  MONTH {
    @Override
    LocalDate start(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    LocalDate next(LocalDate start) {
      return start.plusMonths(1);
    }
  };

  /** The first day of the period that contains a day. */
  abstract LocalDate start(LocalDate day);

  /** The first day of the period after the one that starts on a day. */
  abstract LocalDate next(LocalDate start);

  /** The last day of the period before the one that contains a day. */
  LocalDate endOfPrevious(LocalDate day) {
    return start(day).minusDays(1);
  }

  boolean isLastDay(LocalDate day) {
    return next(start(day)).equals(day.plusDays(1));
  }
}
