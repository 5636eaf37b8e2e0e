package dev.vesper.generate;

import java.util.List;
import java.util.function.Consumer;

/** Programs with an account: every day, around the clock, view after view at an even pace. */
final class Bots implements Phenomenon {
  private final World world;
  private final Registrations registrations;
  private final Dice dice;

  Bots(World world, Registrations registrations) {
    this.world = world;
    this.registrations = registrations;
    this.dice = world.dice("bot views");
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    if (life.habit() != Habit.BOT || day < life.arrival()) {
      return;
    }
    double from = day == life.arrival() ? registrations.second(life) + 60.5 : 120.25;
    double mean = world.settings().eventsPerActiveDay() * life.habit().eventsFactor();
    dice.at(life.user(), day);
    int views = (int) (mean * (.8 + .4 * dice.uniform()));
    double pace = (86_000 - from) / views;
    List<Content> contents = world.catalogue().all();
    int first = dice.below(contents.size());
    for (int view = 0; view < views; view++) {
      long id = EventIds.of(EventIds.Origin.BOTS, life.user(), day, view);
      out.accept(
          new Event(EventType.VIEW, id, world.calendar().at(day, from + view * pace))
              .by(life.user())
              .on(contents.get((first + view) % contents.size()))
              .with(Property.DEVICE, "desktop"));
    }
  }
}
