package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Subscriptions written down briefly: events as texts, and what is told of them as texts. */
final class SomeSubscriptions {
  static final RevenueParams PARAMS = new RevenueParams("CNY", 3, Duration.ofMinutes(60));

  private SomeSubscriptions() {}

  static Nights nights(String first, String last) {
    return new Nights(Night.of(first), Night.of(last));
  }

  /**
   * Events in UTC, such as {@code 2026-01-31T10:00:00Z subscribe p1 38 CNY 1}: plan, price, its
   * currency, months; what is not paid needs the first three words only.
   */
  static List<SubscriptionEvent> events(String... texts) {
    List<SubscriptionEvent> events = new ArrayList<>();
    for (String text : texts) {
      String[] words = text.split(" ", -1);
      Instant at = Instant.parse(words[0]);
      boolean pays = words.length > 3;
      events.add(
          new SubscriptionEvent(
              at.atZone(ZoneOffset.UTC).toLocalDate(),
              micros(at),
              "e" + events.size(),
              SubscriptionEvent.Type.of(words[1]),
              new SubscriptionKey(words[2], ""),
              new Price(
                  pays ? Optional.of(new BigDecimal(words[3])) : Optional.empty(),
                  pays ? Optional.of(words[4]) : Optional.empty()),
              pays ? Integer.parseInt(words[5]) : 1,
              "plans"));
    }
    return events;
  }

  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
  }

  /** The movements of all plans together, of a user with these events and none before. */
  static String movements(Nights nights, String... events) {
    return movements(RevenueCell.ALL, nights, events);
  }

  /** The movements in a plan: night, kind, amount in ten-thousandths, and the day if another. */
  static String movements(String plan, Nights nights, String... events) {
    RevenueCounts counts = counts(nights, Map.of(), events(events));
    return new RevenueRows(counts, nights)
        .movements().stream()
            .filter(row -> row.movements() > 0 && row.planId().orElse("").equals(plan))
            .map(SomeSubscriptions::told)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String told(RevenueRows.MovementRow row) {
    return row.dt().toString().substring(5)
        + " "
        + row.movement().word()
        + " "
        + row.amount().stripTrailingZeros().toPlainString()
        + (row.datedOn().equals(row.dt()) ? "" : " of " + row.datedOn().toString().substring(5));
  }

  static RevenueCounts counts(
      Nights nights, Map<SubscriptionKey, Subscription> standing, List<SubscriptionEvent> events) {
    RevenueCounts counts = new RevenueCounts(PARAMS);
    counts.add(new Subscriber(standing, events, PARAMS), standing, nights);
    return counts;
  }

  /** How the subscriptions stand at the end of each night. */
  static Map<LocalDate, Map<SubscriptionKey, Subscription>> evenings(
      Nights nights, Map<SubscriptionKey, Subscription> standing, List<SubscriptionEvent> events) {
    Map<LocalDate, Map<SubscriptionKey, Subscription>> evenings = new TreeMap<>();
    new Subscriber(standing, events, PARAMS)
        .through(nights, (night, held) -> evenings.put(night, new TreeMap<>(held)));
    return evenings;
  }

  /** The only subscription at the end of the last night. */
  static Subscription standing(Nights nights, String... events) {
    return evenings(nights, Map.of(), events(events))
        .get(nights.last().date())
        .values()
        .iterator()
        .next();
  }

  /** The nights at whose end the only subscription is in force, shortened. */
  static String inForce(Nights nights, String... events) {
    return evenings(nights, Map.of(), events(events)).entrySet().stream()
        .filter(each -> each.getValue().values().stream().anyMatch(Subscription::inForce))
        .map(each -> each.getKey().toString().substring(8))
        .collect(Collectors.joining(" "));
  }
}
