package dev.vesper.pipeline.night;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A business date: the calendar day, in the business zone, whose events a partition describes. */
public record Night(LocalDate date) implements Comparable<Night>, Serializable {

  /** The night written as {@code 2026-11-19}. */
  public static Night of(String date) {
    try {
      return new Night(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a date like 2026-11-19: '" + date + "'", e);
    }
  }

  /** The night that an instant belongs to in a zone. */
  public static Night containing(Instant instant, ZoneId zone) {
    return new Night(instant.atZone(zone).toLocalDate());
  }

  public Night plus(int nights) {
    return new Night(date.plusDays(nights));
  }

  public Night next() {
    return plus(1);
  }

  public Night previous() {
    return plus(-1);
  }

  /** How many nights lie between the other night and this one; negative when the other is later. */
  public int since(Night other) {
    return Math.toIntExact(ChronoUnit.DAYS.between(other.date, date));
  }

  public boolean isBefore(Night other) {
    return date.isBefore(other.date);
  }

  public boolean isAfter(Night other) {
    return date.isAfter(other.date);
  }

  /** The first instant of the day in a zone, by the zone's own rules for days of 23 or 25 hours. */
  public Instant startsAt(ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The first instant after the day in a zone. */
  public Instant endsAt(ZoneId zone) {
    return next().startsAt(zone);
  }

  @Override
  public int compareTo(Night other) {
    return date.compareTo(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }
}
