package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.table.Word;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that happens to a subscription.
 *
 * @param night the day
 * @param at when, in microseconds since 1970
 * @param id its name, which orders events of one instant
 * @param type what happens
 * @param key to which of the user's subscriptions
 * @param price what was paid
 * @param months how long a period is
 * @param known how that is known
 */
record SubscriptionEvent(
    LocalDate night,
    long at,
    String id,
    Type type,
    SubscriptionKey key,
    Price price,
    int months,
    String known) {

  /** In time. */
  static final Comparator<SubscriptionEvent> ORDER =
      Comparator.comparing(SubscriptionEvent::night)
          .thenComparing(SubscriptionEvent::at)
          .thenComparing(SubscriptionEvent::id);

  /** What can happen. */
  enum Type {
    SUBSCRIBE,
    RENEW,
    CANCEL,
    EXPIRE,
    PAYMENT_FAILED,
    REFUND;

    static Type of(String word) {
      return Word.constant(Type.class, word);
    }
  }

  boolean pays() {
    return type == Type.SUBSCRIBE || type == Type.RENEW;
  }
}
