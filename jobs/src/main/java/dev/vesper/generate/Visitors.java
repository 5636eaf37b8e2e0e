package dev.vesper.generate;

import java.util.function.Consumer;

/** People who look around and never register; their devices are seen once. */
final class Visitors implements Phenomenon {
  static final double PER_USER_AND_DAY = 0.01;

  private final World world;
  private final Dice dice;

  Visitors(World world) {
    this.world = world;
    this.dice = world.dice("visitors");
  }

  @Override
  public void on(Life slot, int day, Consumer<Event> out) {
    if (!dice.at(slot.user(), day).chance(PER_USER_AND_DAY)) {
      return;
    }
    long time = world.calendar().at(day, dice.between(21_600, 84_000) + dice.uniform());
    int topic = dice.below(Topics.count());
    int looks = dice.between(1, 4);
    for (int look = 0; look < looks; look++) {
      long id = EventIds.of(EventIds.Origin.VISITORS, slot.user(), day, look);
      Event view =
          new Event(EventType.VIEW, id, time)
              .from(slot.user(), day + 1)
              .on(world.catalogue().read(topic, day, dice));
      out.accept(look == 0 ? view.through(Channel.any(dice)) : view);
      time += dice.between(5_000, 90_000) * 1_000L;
    }
  }
}
