package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A user with all subscriptions, who goes through a run of nights: of each night first the events
 * in their order, then what ends with it.
 */
final class Subscriber {
  private final SortedMap<SubscriptionKey, Subscription> held;
  private final List<SubscriptionEvent> events;
  private final RevenueParams params;
  private int next;

  Subscriber(
      Map<SubscriptionKey, Subscription> standing,
      List<SubscriptionEvent> events,
      RevenueParams params) {
    this.held = new TreeMap<>(standing);
    this.events = events.stream().sorted(SubscriptionEvent.ORDER).toList();
    this.params = params;
  }

  /** Goes through the nights once, under the eyes of a witness. */
  void through(Nights nights, Witness witness) {
    witness.evening(nights.first().previous().date(), held);
    for (Night night : nights.list()) {
      while (next < events.size() && events.get(next).night().equals(night.date())) {
        take(events.get(next), witness);
        next++;
      }
      endsWith(night.date(), witness);
      witness.evening(night.date(), held);
    }
  }

  private void take(SubscriptionEvent event, Witness witness) {
    Optional<Subscription> before = Optional.ofNullable(held.get(event.key()));
    Optional<Subscription> after =
        before
            .map(standing -> standing.after(event, params))
            .or(
                () ->
                    event.pays()
                        ? Optional.of(Subscription.begun(event, params))
                        : Optional.empty());
    after.ifPresent(
        now -> {
          held.put(event.key(), now);
          witness.changed(
              new Witness.Change(
                  event.night(),
                  OptionalLong.of(event.at()),
                  event.key(),
                  before,
                  now,
                  Optional.of(event)));
        });
  }

  private void endsWith(LocalDate night, Witness witness) {
    List<SubscriptionKey> ended = new ArrayList<>();
    held.forEach(
        (key, subscription) -> {
          if (subscription.inForce() && !night.isBefore(subscription.endsAfter(params))) {
            ended.add(key);
          }
        });
    ended.sort(Comparator.comparing(key -> held.get(key).term().until()));
    ended.forEach(key -> end(key, night, witness));
  }

  private void end(SubscriptionKey key, LocalDate night, Witness witness) {
    Subscription before = held.get(key);
    Subscription after = before.over(night);
    held.put(key, after);
    witness.changed(
        new Witness.Change(
            night, OptionalLong.empty(), key, Optional.of(before), after, Optional.empty()));
  }
}
