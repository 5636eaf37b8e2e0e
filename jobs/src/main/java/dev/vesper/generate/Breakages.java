package dev.vesper.generate;

import java.util.List;

/** Lines that no reader can make an event of, each one beside a good one. */
final class Breakages {
  private static final long DAY = 86_400_000_000L;

  /** Midnight of January 1st of the year 1, in UTC. */
  static final long YEAR_ONE = -719_162 * DAY;

  private final double share;
  private final List<Flaw> flaws;
  private final Dice dice;

  Breakages(World world) {
    this.share = world.settings().noise().broken();
    this.flaws = Flaw.possibleIn(world.settings().format());
    this.dice = world.dice("breakages");
  }

  /** Whether there is a broken line beside the event. */
  boolean breaks(Event event) {
    return dice.at(event.id, 0).chance(share);
  }

  /** The broken line. */
  Event broken(Event event) {
    dice.at(event.id, 1);
    Flaw flaw = flaws.get(dice.below(flaws.size()));
    return switch (flaw) {
      case FUTURE_TIME -> event.broken(flaw, event.received + dice.between(2, 40) * DAY);
      case TIME_OUT_OF_RANGE -> event.broken(flaw, YEAR_ONE + event.time % DAY);
      default -> event.broken(flaw, event.time);
    };
  }
}
