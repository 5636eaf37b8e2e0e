package dev.vesper.jobs.revenue;

import static dev.vesper.jobs.revenue.SomeSubscriptions.PARAMS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Paid periods as they are known, due and decided. */
final class PaidPeriodsTest {

  private static String periods(String first, String last, String... events) {
    Nights nights = SomeSubscriptions.nights(first, last);
    PaidPeriods.Periods periods = new PaidPeriods.Periods("ann", nights.last().date());
    new Subscriber(Map.of(), SomeSubscriptions.events(events), PARAMS).through(nights, periods);
    return periods.all().stream().map(PaidPeriodsTest::told).collect(Collectors.joining(", "));
  }

  private static String told(Row row) {
    return day(row, 4)
        + " due "
        + day(row, 8)
        + told(row, 9, " cancelled ")
        + told(row, 10, " failed ")
        + told(row, 11, " decided ")
        + (row.isNullAt(12) ? "" : row.getBoolean(12) ? " renewed" : " lost")
        + told(row, 13, " corrected ");
  }

  private static String told(Row row, int at, String word) {
    return row.isNullAt(at) ? "" : word + day(row, at);
  }

  private static String day(Row row, int at) {
    return LocalDate.ofEpochDay(row.getInt(at)).toString().substring(5);
  }

  @Test
  void aPeriodThatIsNotPaidForAgainIsLostAfterTheDaysOfGrace() {
    assertEquals(
        "01-05 due 02-05 decided 02-08 lost",
        periods("2026-01-01", "2026-02-08", "2026-01-05T10:00:00Z subscribe p1 38 CNY 1"));
    assertEquals(
        "01-05 due 02-05",
        periods("2026-01-01", "2026-02-07", "2026-01-05T10:00:00Z subscribe p1 38 CNY 1"));
  }

  @Test
  void aPaymentWithinTheDaysOfGraceRenewsAndTheNextPeriodIsOpen() {
    assertEquals(
        "01-05 due 02-05 decided 02-07 renewed, 02-07 due 03-05",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T10:00:00Z subscribe p1 38 CNY 1",
            "2026-02-07T10:00:00Z renew p1 38 CNY 1"));
  }

  @Test
  void whoCancelsLosesThePeriodAtItsEndAndWhoComesBackBeginsAnother() {
    assertEquals(
        "01-05 due 02-05 cancelled 01-20 decided 02-05 lost, 02-20 due 03-20 failed 02-25",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T10:00:00Z subscribe p1 38 CNY 1",
            "2026-01-20T10:00:00Z cancel p1",
            "2026-02-20T10:00:00Z subscribe p1 38 CNY 1",
            "2026-02-25T10:00:00Z payment_failed p1",
            "2026-02-27T10:00:00Z payment_failed p1"));
  }

  @Test
  void aPaymentTakesBackTheCancellingOfItsPeriod() {
    assertEquals(
        "01-05 due 02-05 cancelled 01-20 decided 01-25 renewed, 01-25 due 03-05",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T10:00:00Z subscribe p1 38 CNY 1",
            "2026-01-20T10:00:00Z cancel p1",
            "2026-01-25T10:00:00Z renew p1 38 CNY 1"));
  }

  @Test
  void aCorrectionOnALaterNightLeavesAsItWasWhatWasKnownBefore() {
    assertEquals(
        "01-05 due 02-05 cancelled 01-05 failed 01-05 corrected 01-06, 01-06 due 01-05",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T23:40:00Z subscribe p1 38 CNY 1",
            "2026-01-05T23:45:00Z payment_failed p1",
            "2026-01-05T23:50:00Z cancel p1",
            "2026-01-06T00:10:00Z subscribe p1 380 CNY 12"));
    assertEquals(
        "01-05 due 02-05 decided 02-08 lost corrected 01-06, 01-06 due 02-05 decided 02-08 lost",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T23:40:00Z subscribe p1 38 CNY 1",
            "2026-01-06T00:10:00Z subscribe p1 35 CNY 1"));
  }

  @Test
  void ofACorrectionOnTheSameNightOnlyWhatItLeavesIsTold() {
    assertEquals(
        "01-05 due 01-05",
        periods(
            "2026-01-01",
            "2026-02-28",
            "2026-01-05T10:40:00Z subscribe p1 38 CNY 1",
            "2026-01-05T11:10:00Z subscribe p1 380 CNY 12"));
  }
}
