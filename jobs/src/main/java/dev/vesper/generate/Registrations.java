package dev.vesper.generate;

import java.util.function.Consumer;

/**
 * How people come to be users: a first look without an account, on the day or up to three days
 * before, then registering, perhaps after an invitation, and joining a community.
 */
final class Registrations implements Phenomenon {
  private static final int LOOKS_BEFORE = 3;

  private final World world;
  private final Lives lives;
  private final Tastes tastes;
  private final Dice moments;
  private final Dice ways;
  private final Dice looks;
  private final Dice leaves;

  Registrations(World world, Lives lives) {
    this.world = world;
    this.lives = lives;
    this.tastes = new Tastes(world);
    this.moments = world.dice("registration moments");
    this.ways = world.dice("registration ways");
    this.looks = world.dice("first looks");
    this.leaves = world.dice("leaving communities");
  }

  /** The second of the day of registration at which it happens; between 8:00 and 22:00. */
  int second(Life life) {
    return moments.at(life.user(), 0).between(8 * 3_600, 22 * 3_600);
  }

  /** When the user registered. */
  long time(Life life) {
    int second = second(life);
    return world.calendar().at(life.arrival(), second + moments.uniform());
  }

  /** Who invited the user, if anybody did: somebody who is there on the day. */
  int inviter(Life life) {
    ways.at(life.user(), 1);
    if (!ways.chance(.2)) {
      return Event.ABSENT;
    }
    for (int attempt = 0; attempt < 6; attempt++) {
      int drawn = ways.below(world.settings().users());
      if (drawn != life.user()
          && lives.of(drawn).arrival() < life.arrival()
          && lives.comes(lives.of(drawn), life.arrival())) {
        return drawn;
      }
    }
    return Event.ABSENT;
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    if (day > life.last() || day < life.arrival() - LOOKS_BEFORE) {
      return;
    }
    if (day == life.arrival()) {
      register(life, day, out);
    }
    if (day < life.arrival() && looks.at(life.user(), 0).below(8) == life.arrival() - day) {
      look(life, day, 0, world.calendar().at(day, looks.below(80_000) + looks.uniform()), out);
    }
    if (day == life.last() && leaves.at(life.user(), 0).chance(.1)) {
      long time = world.calendar().at(day, 82_800 + leaves.uniform() * 3_000);
      out.accept(event(EventType.LEAVE, life, day, 9, time).at(community(life)));
    }
  }

  private void register(Life life, int day, Consumer<Event> out) {
    long time = time(life);
    look(life, day, 0, time - 95_000_000, out);
    int inviter = inviter(life);
    ways.at(life.user(), 0);
    Event register = event(EventType.REGISTER, life, day, 1, time).from(life.user(), 0);
    if (inviter != Event.ABSENT) {
      register.through(Channel.INVITE);
      out.accept(
          new Event(EventType.INVITE, id(life, day, 2), time + 1_500_000)
              .by(inviter)
              .toward(life.user()));
    } else if (ways.chance(.7)) {
      register.through(Channel.any(ways));
    }
    out.accept(register);
    if (ways.chance(.6)) {
      out.accept(event(EventType.JOIN, life, day, 3, time + 20_123_456).at(community(life)));
    }
  }

  private void look(Life life, int day, int ordinal, long time, Consumer<Event> out) {
    looks.at(life.user(), 1);
    Content content = world.catalogue().read(tastes.of(life.user())[0], day, looks);
    out.accept(
        new Event(EventType.VIEW, id(life, day, ordinal), time)
            .from(life.user(), 0)
            .on(content)
            .with(Property.PAGE, "landing"));
  }

  private int community(Life life) {
    return tastes.of(life.user())[0];
  }

  private static Event event(EventType type, Life life, int day, int ordinal, long time) {
    return new Event(type, id(life, day, ordinal), time).by(life.user());
  }

  private static long id(Life life, int day, int ordinal) {
    return EventIds.of(EventIds.Origin.REGISTRATIONS, life.user(), day, ordinal);
  }
}
