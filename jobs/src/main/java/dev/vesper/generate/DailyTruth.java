package dev.vesper.generate;

import dev.vesper.generate.FileTally.NightTally;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/** Writes the numbers of each night, counted over accepted events by the night they happened. */
final class DailyTruth {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final World world;
  private final List<NightTally> nights;

  DailyTruth(World world, Population population) {
    this.world = world;
    this.nights = population.nights();
  }

  void write(Place place) {
    place.write(Truth.DIRECTORY + "days.csv", this::days);
    place.write(Truth.DIRECTORY + "types.csv", this::types);
    place.write(Truth.DIRECTORY + "users_any_event.csv", out -> users(out, NightTally::present));
    place.write(Truth.DIRECTORY + "users_acting.csv", out -> users(out, NightTally::acting));
  }

  private void days(OutputStream out) throws IOException {
    Planted planted = new Planted(world);
    Csv csv =
        new Csv(
            out,
            "night",
            "events",
            "registrations",
            "planted_registrations",
            "planted_active_users",
            "purchases_amount",
            "refunds_amount",
            "memberships_amount");
    for (int day = 0; day < nights.size(); day++) {
      Counts<EventType> cents = nights.get(day).cents();
      csv.row(
          world.calendar().night(day),
          nights.get(day).events().sum(),
          nights.get(day).events().of(EventType.REGISTER),
          Csv.decimals(planted.registrations(day), 2),
          Csv.decimals(planted.activeUsers(day), 2),
          Csv.money(cents.of(EventType.PURCHASE)),
          Csv.money(cents.of(EventType.REFUND)),
          Csv.money(cents.of(EventType.SUBSCRIBE) + cents.of(EventType.RENEW)));
    }
  }

  private void types(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "night", "event_type", "events");
    for (int day = 0; day < nights.size(); day++) {
      for (EventType type : EventType.values()) {
        if (nights.get(day).events().of(type) > 0) {
          csv.row(world.calendar().night(day), type.written(), nights.get(day).events().of(type));
        }
      }
    }
  }

  /** Users per night, over 7 and 30 nights, and those never seen on a night before. */
  private void users(OutputStream out, Function<NightTally, RoaringBitmap> who) throws IOException {
    Csv csv = new Csv(out, "night", "users", "users_7d", "users_30d", "new_users");
    List<RoaringBitmap> users = nights.stream().map(who).toList();
    RoaringBitmap known = new RoaringBitmap();
    for (int day = 0; day < users.size(); day++) {
      long before = known.getLongCardinality();
      known.or(users.get(day));
      csv.row(
          world.calendar().night(day),
          users.get(day).getLongCardinality(),
          trailing(users, day, WEEK),
          trailing(users, day, MONTH),
          known.getLongCardinality() - before);
    }
  }

  private static long trailing(List<RoaringBitmap> users, int day, int count) {
    List<RoaringBitmap> some = users.subList(Math.max(0, day - count + 1), day + 1);
    return RoaringBitmap.or(some.iterator()).getLongCardinality();
  }
}
