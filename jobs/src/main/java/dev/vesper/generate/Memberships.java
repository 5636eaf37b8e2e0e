package dev.vesper.generate;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Memberships from subscribing through renewals to the end: cancelled, not paid, or running. */
final class Memberships implements Phenomenon {
  private static final List<Plan> PLANS = List.of(Plan.values());
  private static final int RETRY_DAYS = 3;

  private final World world;
  private final Dice takers;
  private final Dice terms;
  private final Dice moments;

  Memberships(World world) {
    this.world = world;
    this.takers = world.dice("members");
    this.terms = world.dice("membership terms");
    this.moments = world.dice("membership moments");
  }

  /** Something that happens to a membership on a day. */
  record Change(int day, EventType type, int ordinal) {}

  /**
   * A membership.
   *
   * @param plan which one
   * @param changes all that happens to it up to the last night, in order
   */
  record Membership(Plan plan, List<Change> changes) {}

  /** The membership of a user; without changes for those who never take one. */
  Membership of(Life life) {
    Plan plan = PLANS.get(terms.at(life.user(), -1).weighted("631", 10));
    List<Change> changes = new ArrayList<>();
    if (takers.at(life.user(), 0).chance(life.habit().subscribes())) {
      int start = life.arrival() + (int) takers.exponential(9);
      if (start <= life.last()) {
        unfold(life, plan, start, changes);
      }
    }
    return new Membership(plan, changes);
  }

  private void unfold(Life life, Plan plan, int start, List<Change> changes) {
    LocalDate from = world.calendar().night(start).date();
    add(changes, start, EventType.SUBSCRIBE);
    for (int period = 1; ; period++) {
      int begin = changes.get(changes.size() - 1).day();
      int end = world.calendar().day(night(from.plusMonths((long) period * plan.months())));
      terms.at(life.user(), period);
      if (begin >= world.settings().days()) {
        return;
      }
      if (terms.chance(life.last() < end ? .5 : .06)) {
        add(changes, begin + 1 + terms.below(end - begin - 1), EventType.CANCEL);
        add(changes, end, EventType.EXPIRE);
        return;
      }
      if (!paid(changes, end)) {
        return;
      }
    }
  }

  /** One in fourteen payments fails; three in five of those succeed later. */
  private boolean paid(List<Change> changes, int end) {
    if (!terms.chance(.07)) {
      add(changes, end, EventType.RENEW);
      return true;
    }
    add(changes, end, EventType.PAYMENT_FAILED);
    boolean saved = terms.chance(.6);
    int day = saved ? end + terms.between(1, RETRY_DAYS) : end + RETRY_DAYS;
    add(changes, day, saved ? EventType.RENEW : EventType.EXPIRE);
    return saved;
  }

  private static void add(List<Change> changes, int day, EventType type) {
    changes.add(new Change(day, type, changes.size()));
  }

  private static Night night(LocalDate date) {
    return new Night(date);
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    if (day < life.arrival() || !takers.at(life.user(), 0).chance(life.habit().subscribes())) {
      return;
    }
    Membership membership = of(life);
    for (Change change : membership.changes()) {
      if (change.day() == day) {
        out.accept(event(life, membership.plan(), change));
      }
    }
  }

  private Event event(Life life, Plan plan, Change change) {
    double second = 79_300 + moments.at(life.user(), change.ordinal()).uniform() * 4_000;
    long id = id(life, change);
    Event event =
        new Event(change.type(), id, world.calendar().at(change.day(), second))
            .by(life.user())
            .under(plan);
    return switch (change.type()) {
      case SUBSCRIBE, RENEW, PAYMENT_FAILED -> event.paying(id, plan.priceCents());
      default -> event;
    };
  }

  private static long id(Life life, Change change) {
    return EventIds.of(EventIds.Origin.MEMBERSHIPS, life.user(), change.day(), change.ordinal());
  }
}
