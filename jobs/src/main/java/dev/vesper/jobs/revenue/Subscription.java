package dev.vesper.jobs.revenue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A user's subscription to a plan, as it stands after some of its events.
 *
 * @param startedOn the first day in force without a break
 * @param term what is paid for
 * @param price what the newest period cost
 * @param trouble what speaks against the next payment
 * @param end how and when it ended; absent while it is in force
 * @param history what is remembered over breaks
 */
record Subscription(
    LocalDate startedOn,
    Term term,
    Price price,
    Trouble trouble,
    Optional<End> end,
    History history) {

  /** What speaks against the next payment. */
  record Trouble(Optional<LocalDate> cancelledOn, Optional<LocalDate> failedOn) {
    static final Trouble NONE = new Trouble(Optional.empty(), Optional.empty());

    Outcome outcome() {
      if (cancelledOn.isPresent()) {
        return Outcome.CANCELLED;
      }
      return failedOn.isPresent() ? Outcome.PAYMENT_FAILED : Outcome.EXPIRED;
    }
  }

  /** How a subscription ended, and the day that is dated: that of its period's end. */
  record End(LocalDate on, Outcome by) {}

  /**
   * What is remembered over breaks.
   *
   * @param lastPaidAt the instant of the newest payment, in microseconds
   * @param renewals payments for a next period
   * @param refunds times that money went back
   * @param countedSince the first day on which it counted in revenue
   */
  record History(long lastPaidAt, int renewals, int refunds, Optional<LocalDate> countedSince) {
    History paid(long at, int more, Optional<LocalDate> counted) {
      return new History(at, renewals + more, refunds, countedSince.or(() -> counted));
    }

    History refunded() {
      return new History(lastPaidAt, renewals, refunds + 1, countedSince);
    }
  }

  /** A subscription as its first payment makes it. */
  static Subscription begun(SubscriptionEvent payment, RevenueParams params) {
    History none = new History(payment.at(), 0, 0, Optional.empty());
    return new Subscription(
            payment.night(),
            Term.from(payment.night(), payment),
            payment.price(),
            Trouble.NONE,
            Optional.empty(),
            none)
        .counting(payment, 0, params);
  }

  boolean inForce() {
    return end.isEmpty();
  }

  /** What a month of it brings, in ten-thousandths; 0 where it counts in no revenue. */
  long revenue(RevenueParams params) {
    return inForce() && price.in(params.currency()) ? price.monthly(term.months()) : 0;
  }

  /** The night at whose end it is over, if nothing happens any more. */
  LocalDate endsAfter(RevenueParams params) {
    LocalDate due = term.until();
    return trouble
        .cancelledOn()
        .map(day -> day.isAfter(due) ? day : due)
        .orElseGet(() -> due.plusDays(params.graceDays()));
  }

  SubscriptionStatus status(LocalDate night) {
    if (!inForce()) {
      return SubscriptionStatus.ENDED;
    }
    if (trouble.cancelledOn().isPresent()) {
      return SubscriptionStatus.CANCELLED;
    }
    return night.isBefore(term.until()) ? SubscriptionStatus.ACTIVE : SubscriptionStatus.OVERDUE;
  }

  /** The subscription after an event. What happens to one that has ended changes nothing. */
  Subscription after(SubscriptionEvent event, RevenueParams params) {
    return switch (event.type()) {
      case SUBSCRIBE, RENEW -> paid(event, params);
      case CANCEL -> cancelled(event.night());
      case PAYMENT_FAILED -> failed(event.night());
      case EXPIRE -> inForce() ? over(event.night()) : this;
      case REFUND -> new Subscription(startedOn, term, price, trouble, end, history.refunded());
    };
  }

  /** Whether a payment pays for a next period, and does not only correct the newest payment. */
  boolean renewedBy(SubscriptionEvent payment, RevenueParams params) {
    return inForce() && !params.together(history.lastPaidAt(), payment.at());
  }

  private Subscription paid(SubscriptionEvent payment, RevenueParams params) {
    boolean next = renewedBy(payment, params);
    return new Subscription(
            inForce() ? startedOn : payment.night(),
            term(payment, next),
            price(payment.price(), params),
            Trouble.NONE,
            Optional.empty(),
            history)
        .counting(payment, next ? 1 : 0, params);
  }

  private Term term(SubscriptionEvent payment, boolean next) {
    if (!inForce()) {
      return Term.from(payment.night(), payment);
    }
    return next ? term.and(payment) : term.corrected(payment);
  }

  /** While it is in force a payment in another currency moves no price: rates of exchange would. */
  private Price price(Price paid, RevenueParams params) {
    boolean foreign = inForce() && price.in(params.currency()) && !paid.in(params.currency());
    return foreign ? price : paid.orElse(price);
  }

  private Subscription counting(SubscriptionEvent payment, int renewals, RevenueParams params) {
    Optional<LocalDate> counted =
        revenue(params) > 0 ? Optional.of(payment.night()) : Optional.empty();
    return new Subscription(
        startedOn, term, price, trouble, end, history.paid(payment.at(), renewals, counted));
  }

  private Subscription cancelled(LocalDate night) {
    return inForce() && trouble.cancelledOn().isEmpty()
        ? troubled(new Trouble(Optional.of(night), trouble.failedOn()))
        : this;
  }

  private Subscription failed(LocalDate night) {
    return inForce() ? troubled(new Trouble(trouble.cancelledOn(), Optional.of(night))) : this;
  }

  private Subscription troubled(Trouble now) {
    return new Subscription(startedOn, term, price, now, end, history);
  }

  /** The same, ended; dated at the end of its period where that lies before. */
  Subscription over(LocalDate night) {
    LocalDate dated = night.isBefore(term.until()) ? night : term.until();
    return new Subscription(
        startedOn, term, price, trouble, Optional.of(new End(dated, trouble.outcome())), history);
  }
}
