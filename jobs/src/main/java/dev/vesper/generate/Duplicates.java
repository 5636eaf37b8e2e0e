package dev.vesper.generate;

/**
 * Events that arrive twice: in three equal parts as the very same line, as a line received again
 * some minutes later, and as a whole user day sent again on the day after.
 */
final class Duplicates {
  private static final long MINUTE = 60_000_000L;

  private final double share;
  private final Dice events;
  private final Dice resends;

  Duplicates(World world) {
    this.share = world.settings().noise().duplicate();
    this.events = world.dice("duplicates");
    this.resends = world.dice("resends");
  }

  /** Whether there is a second line for the event in the same file. */
  boolean doubled(Event event) {
    return events.at(event.id, 0).chance(share * 2 / 3);
  }

  /** When the second line of a doubled event is received; half of them say the same moment. */
  long receivedAgain(Event event) {
    events.at(event.id, 1);
    return events.chance(.5) ? event.received : event.received + events.between(1, 9) * MINUTE;
  }

  /** Whether the sessions of a user's day are sent again on the day after. */
  boolean resent(Life life, int day) {
    return resends.at(life.user(), day).chance(share / 3);
  }
}
