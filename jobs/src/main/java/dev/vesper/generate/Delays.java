package dev.vesper.generate;

/** Devices without a network: all sessions of a user's day arrive some days later. */
final class Delays {
  /** The most days after which something arrives at all. */
  static final int LONGEST = 9;

  /** The most days after which events are still merged into the day they belong to. */
  static final int LATE_DAYS = 3;

  private final Noise noise;
  private final Dice dice;

  Delays(World world) {
    this.noise = world.settings().noise();
    this.dice = world.dice("delays");
  }

  /** How many days late the sessions of a user's day arrive; 0 for most, and on the first day. */
  int of(Life life, int day) {
    if (day <= life.arrival() || day > life.last()) {
      return 0;
    }
    double drawn = dice.at(life.user(), day).uniform();
    if (drawn < noise.late()) {
      return dice.between(1, LATE_DAYS);
    }
    return drawn < noise.late() + noise.tooLate() ? dice.between(LATE_DAYS + 1, LONGEST) : 0;
  }
}
