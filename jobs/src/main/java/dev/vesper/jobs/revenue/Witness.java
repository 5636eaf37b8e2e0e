package dev.vesper.jobs.revenue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Somebody who looks on while a user's subscriptions go through the nights. */
interface Witness {

  /**
   * A subscription that changed.
   *
   * @param night the night
   * @param at the instant in microseconds; absent for what ends by itself with the night
   * @param key which one
   * @param before how it stood; absent for one that begins
   * @param after how it stands
   * @param event what changed it; absent where it ends by itself
   */
  record Change(
      LocalDate night,
      OptionalLong at,
      SubscriptionKey key,
      Optional<Subscription> before,
      Subscription after,
      Optional<SubscriptionEvent> event) {}

  /** Something changed. */
  default void changed(Change change) {}

  /** A night is over; the one before the run is over first. */
  void evening(LocalDate night, Map<SubscriptionKey, Subscription> held);
}
