package dev.vesper.jobs.funnel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The days of a zone as numbers, counted from 1970, and moments as microseconds from then. */
final class BusinessDays {
  private final ZoneId zone;

  BusinessDays(ZoneId zone) {
    this.zone = zone;
  }

  /** The day that holds a moment. */
  int of(long micros) {
    Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return Math.toIntExact(moment.atZone(zone).toLocalDate().toEpochDay());
  }

  /** The first moment after a day. */
  long endOf(int day) {
    Instant end = LocalDate.ofEpochDay(day + 1L).atStartOfDay(zone).toInstant();
    return ChronoUnit.MICROS.between(Instant.EPOCH, end);
  }
}
