package dev.vesper.generate;

import java.util.Optional;
import java.util.function.Consumer;

/** Courses and books that people put into the cart and mostly buy. */
final class Purchases implements Phenomenon {
  private final World world;
  private final Lives lives;
  private final Registrations registrations;
  private final Tastes tastes;
  private final Dice dice;

  Purchases(World world, Lives lives, Registrations registrations) {
    this.world = world;
    this.lives = lives;
    this.registrations = registrations;
    this.tastes = new Tastes(world);
    this.dice = world.dice("purchases");
  }

  /**
   * What somebody puts into the cart.
   *
   * @param order the number of the order
   * @param content what is wanted
   * @param second when in the day
   * @param bought whether it is paid for
   */
  record Order(long order, Content content, double second, boolean bought) {}

  /** The order of a user's day. */
  Optional<Order> order(Life life, int day) {
    if (!dice.at(life.user(), day).chance(life.habit().buys()) || !lives.comes(life, day)) {
      return Optional.empty();
    }
    int[] topics = tastes.of(life.user());
    Content content = world.catalogue().watched(topics[dice.below(3)], day, dice);
    if (content.priceCents() == 0) {
      return Optional.empty();
    }
    int earliest = day == life.arrival() ? registrations.second(life) + 300 : 30_000;
    double second = earliest + dice.uniform() * (84_000 - earliest);
    return Optional.of(new Order(id(life, day, 0), content, second, dice.chance(.7)));
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    order(life, day).ifPresent(order -> shop(life, day, order, out));
  }

  private void shop(Life life, int day, Order order, Consumer<Event> out) {
    long time = world.calendar().at(day, order.second());
    out.accept(event(EventType.ADD_TO_CART, id(life, day, 1), time, life, order.content()));
    long later = time + dice.between(20_000, 200_000) * 1_000L;
    if (order.bought() || dice.chance(.4)) {
      out.accept(event(EventType.CHECKOUT, id(life, day, 2), later, life, order.content()));
    }
    if (order.bought()) {
      out.accept(
          event(EventType.PURCHASE, id(life, day, 3), later + 31_000_017, life, order.content())
              .paying(order.order(), order.content().priceCents()));
    }
  }

  private static Event event(EventType type, long id, long time, Life life, Content content) {
    return new Event(type, id, time).by(life.user()).on(content);
  }

  private static long id(Life life, int day, int ordinal) {
    return EventIds.of(EventIds.Origin.PURCHASES, life.user(), day, ordinal);
  }
}
