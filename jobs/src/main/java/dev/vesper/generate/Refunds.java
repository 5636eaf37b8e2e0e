package dev.vesper.generate;

import java.util.function.Consumer;

/** Money that goes back, one to seven days after the purchase. */
final class Refunds implements Phenomenon {
  private static final int LONGEST = 7;

  private final World world;
  private final Purchases purchases;
  private final Dice dice;

  Refunds(World world, Purchases purchases) {
    this.world = world;
    this.purchases = purchases;
    this.dice = world.dice("refunds");
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    for (int before = 1; before <= LONGEST; before++) {
      int bought = day - before;
      if (bought >= 0 && life.mayComeOn(bought) && daysUntil(life, bought) == before) {
        purchases
            .order(life, bought)
            .filter(Purchases.Order::bought)
            .ifPresent(order -> refund(life, day, bought, order, out));
      }
    }
  }

  /** After how many days the day's purchase is taken back, 0 for the many that are kept. */
  private int daysUntil(Life life, int bought) {
    return dice.at(life.user(), bought).chance(.04) ? dice.between(1, LONGEST) : 0;
  }

  private void refund(Life life, int day, int bought, Purchases.Order order, Consumer<Event> out) {
    long id = EventIds.of(EventIds.Origin.REFUNDS, life.user(), bought, 0);
    long time =
        world.calendar().at(day, 36_000 + dice.at(life.user(), -1 - bought).uniform() * 28_000);
    out.accept(
        new Event(EventType.REFUND, id, time)
            .by(life.user())
            .on(order.content())
            .paying(order.order(), order.content().priceCents()));
  }
}
