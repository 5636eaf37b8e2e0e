package dev.vesper.jobs.revenue;

import java.time.LocalDate;

/**
 * So many paid periods in a row. Ends are counted from the first day, not from the end before, so
 * that a subscription of January 31 is due on the last day of February and on March 31.
 *
 * @param anchor the first day
 * @param periods how many periods are paid
 * @param months how long a period is
 * @param known how its length is known
 */
record Term(LocalDate anchor, int periods, int months, String known) {

  static Term from(LocalDate day, SubscriptionEvent payment) {
    return new Term(day, 1, payment.months(), payment.known());
  }

  /** The first day that is not paid for. */
  LocalDate until() {
    return anchor.plusMonths((long) periods * months);
  }

  /** One period more. */
  Term and(SubscriptionEvent payment) {
    return payment.months() == months
        ? new Term(anchor, periods + 1, months, payment.known())
        : from(until(), payment);
  }

  /** The newest period with another length. */
  Term corrected(SubscriptionEvent payment) {
    return payment.months() == months
        ? this
        : from(anchor.plusMonths((long) (periods - 1) * months), payment);
  }
}
