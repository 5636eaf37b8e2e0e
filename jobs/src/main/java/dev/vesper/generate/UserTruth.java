package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what was planted in each user: habit, course of life, topics, membership. */
final class UserTruth {
  private final World world;
  private final Lives lives;
  private final Tastes tastes;
  private final Registrations registrations;
  private final Memberships memberships;

  UserTruth(World world) {
    this.world = world;
    this.lives = new Lives(world);
    this.tastes = new Tastes(world);
    this.registrations = new Registrations(world, lives);
    this.memberships = new Memberships(world);
  }

  void write(Place place) {
    place.write(Truth.DIRECTORY + "users.csv", this::users);
    place.write(Truth.DIRECTORY + "memberships.csv", this::memberships);
  }

  private void users(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "user_id", "habit", "registered", "left_after", "topics", "invited_by");
    for (int user = 0; user < world.settings().users(); user++) {
      Life life = lives.of(user);
      int inviter = life.arrival() < 0 ? Event.ABSENT : registrations.inviter(life);
      csv.row(
          Names.user(user),
          life.habit().name().toLowerCase(Locale.ROOT),
          world.calendar().night(life.arrival()),
          life.last() >= world.settings().days() - 1 ? "" : world.calendar().night(life.last()),
          Arrays.stream(tastes.of(user)).mapToObj(Topics::name).collect(Collectors.joining("|")),
          inviter == Event.ABSENT ? "" : Names.user(inviter));
    }
  }

  private void memberships(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "user_id", "plan_id", "night", "event_type", "amount");
    for (int user = 0; user < world.settings().users(); user++) {
      Memberships.Membership membership = memberships.of(lives.of(user));
      for (Memberships.Change change : shown(membership.changes())) {
        csv.row(
            Names.user(user),
            membership.plan().id(),
            world.calendar().night(change.day()),
            change.type().written(),
            paid(change) ? Csv.money(membership.plan().priceCents()) : "");
      }
    }
  }

  private static boolean paid(Memberships.Change change) {
    return change.type() == EventType.SUBSCRIBE || change.type() == EventType.RENEW;
  }

  private List<Memberships.Change> shown(List<Memberships.Change> changes) {
    return changes.stream().filter(change -> change.day() < world.settings().days()).toList();
  }
}
